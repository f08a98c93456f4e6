import { type CheckTools, defineExercise, type Student } from 'chainrule-grader/checks';
import { dot, type Tensor, tensor } from 'kernel-lib/tensor';

const dims = { N: 4, D: 3, H: 5 };

/** The two affine pieces, and where the first one is the larger. */
interface Pieces {
  readonly args: readonly Tensor[];
  readonly a1: Tensor;
  readonly a2: Tensor;
}

/** Inputs whose two pieces are nowhere nearly equal, off the kink, and with an out below 0. */
export function maxoutInputs(t: CheckTools, N = 4, D = 3, H = 5): Pieces {
  for (;;) {
    const x = t.randn(N, D);
    const [w1, b1, w2, b2] = [t.randn(D, H), t.randn(H), t.randn(D, H), t.randn(H)];
    const a1 = dot(x, w1).add(b1);
    const a2 = dot(x, w2).add(b2);
    const wins = a1.greater(a2).sum();
    if (a1.sub(a2).abs().min() < 0.02 || wins === 0 || wins === N * H) continue;
    if (a1.maximum(a2).min() > -0.05) continue;
    return { args: [x, w1, b1, w2, b2], a1, a2 };
  }
}

/** dx, dw1, db1, dw2, db2 when the first piece gets da1 and the second da2. */
function gradients(args: readonly Tensor[], da1: Tensor, da2: Tensor): Tensor[] {
  const [x, w1, , w2] = args as [Tensor, Tensor, Tensor, Tensor];
  return [dot(da1, w1.T).add(dot(da2, w2.T)), dot(x.T, da1), da1.sum(0), dot(x.T, da2), da2.sum(0)];
}

/** The right gradients. */
export function maxoutGradients({ args, a1, a2 }: Pieces, dout: Tensor): Tensor[] {
  return gradients(args, dout.mul(a1.greater(a2)), dout.mul(a2.greater(a1)));
}

export const maxout_forward = defineExercise({
  name: 'maxout_forward',
  topic: 'activations',
  lab: 3,
  params: ['x', 'w1', 'b1', 'w2', 'b2'],
  returns: ['out', 'cache'],
  hints: [
    'Two affine layers, as in lab 2, and the larger of the two numbers in each place.',
    'a1 = dot(x, w1).add(b1), a2 likewise; out = maximum(a1, a2).',
    'Backward must know who won: keep greater(a1, a2), or a1 and a2, in the cache, with x, w1, w2.',
  ],
  checks: [
    {
      id: 'values',
      title: 'out = max(x·w1 + b1, x·w2 + b2)',
      points: 1,
      async run(student, t) {
        const { args, a1, a2 } = maxoutInputs(t);
        const [out] = await student.call('maxout_forward', ...args);
        const [x, w1, b1, w2, b2] = args as [Tensor, Tensor, Tensor, Tensor, Tensor];
        t.close('out', out, a1.maximum(a2), {
          dims,
          mistakes: [
            { say: 'it takes the smaller piece: maximum, not minimum', when: () => a1.minimum(a2) },
            { say: 'the second piece is not used', when: () => a1 },
            { say: 'the first piece is not used', when: () => a2 },
            { say: 'the two pieces are added: take the larger one', when: () => a1.add(a2) },
            {
              say: 'the biases are missing: each piece has its own',
              when: () => dot(x, w1).maximum(dot(x, w2)),
            },
            {
              say: 'the biases are added after the maximum: each belongs to its piece',
              when: () => dot(x, w1).maximum(dot(x, w2)).add(b1).add(b2),
            },
            {
              say: 'one bias serves both pieces: the second has b2',
              when: () => a1.maximum(dot(x, w2).add(b1)),
            },
            {
              say: 'it is cut at 0: maxout has no zero, only the two pieces',
              when: () => a1.maximum(a2).maximum(0),
            },
          ],
        });
        t.inputsUnchanged();
      },
    },
  ],
});

/** The cache of the student's forward, whose out must be right: no gradient is right by luck. */
export async function maxoutCache(
  student: Student,
  t: CheckTools,
  { args, a1, a2 }: Pieces,
): Promise<unknown> {
  const [out, cache] = await student.call('maxout_forward', ...args);
  t.close('out of your own maxout_forward', out, a1.maximum(a2));
  t.inputsUnchanged();
  return cache;
}

/**
 * Where both pieces are the same either may count as the larger one, but all of dout is handed on, and
 * once.
 */
export async function requireTies(student: Student, t: CheckTools): Promise<void> {
  const [N, D, H] = [t.extent(3, 5), t.extent(2, 4), t.extent(2, 4)];
  const whole = (...shape: number[]) =>
    tensor(Array.from(t.uniform(-4, 5, ...shape).data, Math.floor)).reshape(...shape);
  const [x, w, b, dout] = [whole(N, D), whole(D, H), whole(H), t.randn(N, H)];
  const [, cache] = await student.call('maxout_forward', x, w, b, w, b);
  const got = await student.call('maxout_backward', dout, cache);
  const [dx, dw1, db1, dw2, db2] = got.map((part, i) => t.tensor(`result ${i}`, part));
  const say =
    'where both pieces are equal the gradient is lost, or counted twice: give piece 1 its share, and piece 2 the rest, dout.sub(da1)';
  for (const [name, part, want] of [
    ['dx', dx!, dot(dout, w.T)],
    ['dw1 + dw2', dw1!.add(dw2!), dot(x.T, dout)],
    ['db1 + db2', db1!.add(db2!), dout.sum(0)],
  ] as const) {
    t.close(name, part, want, { mistakes: [{ say, when: () => part }] });
  }
}

async function maxoutBackward(student: Student, t: CheckTools) {
  const pieces = maxoutInputs(t);
  const dout = t.randn(4, 5);
  const cache = await maxoutCache(student, t, pieces);
  const got = await student.call('maxout_backward', dout, cache);
  t.inputsUnchanged();
  const first = dout.mul(pieces.a1.greater(pieces.a2));
  const second = dout.sub(first);
  const none = dout.mul(0);
  return {
    got,
    want: maxoutGradients(pieces, dout),
    crossed: dot(first, pieces.args[3]!.T).add(dot(second, pieces.args[1]!.T)),
    onlyFirst: gradients(pieces.args, first, none),
    onlySecond: gradients(pieces.args, none, second),
    bothPieces: (i: number) => ({
      say: 'both pieces get all of dout: only the larger one moved the output, so only it gets the gradient',
      when: () => gradients(pieces.args, dout, dout)[i]!,
    }),
    loser: (i: number) => ({
      say: 'the gradient goes to the smaller piece: the larger one made the output',
      when: () => gradients(pieces.args, second, first)[i]!,
    }),
  };
}

export const maxout_backward = defineExercise({
  name: 'maxout_backward',
  topic: 'activations',
  lab: 3,
  params: ['dout', 'cache'],
  returns: ['dx', 'dw1', 'db1', 'dw2', 'db2'],
  dependsOn: ['maxout_forward'],
  hints: [
    'First share dout out: da1 is dout where piece 1 won and 0 elsewhere, da2 is the rest.',
    'Then two affine layers backward: dw1 = dot(x.T, da1), db1 = da1.sum(0), and the same for piece 2.',
    'x went into both pieces, so dx is a sum of two: dot(da1, w1.T).add(dot(da2, w2.T)).',
  ],
  checks: [
    {
      id: 'dx',
      title: 'dx: how the loss changes with x',
      points: 2,
      hint: 'x went into both pieces: dx = da1 · w1ᵀ + da2 · w2ᵀ, where da1 is dout where piece 1 won and da2 the rest; does the cache hold its parts in the order in which backward takes them?',
      async run(student, t) {
        const run = await maxoutBackward(student, t);
        t.close('dx', run.got[0], run.want[0]!, {
          dims,
          mistakes: [
            run.bothPieces(0),
            run.loser(0),
            {
              say: 'w1 and w2 are swapped: does the cache hold them in the order in which backward takes them?',
              when: () => run.crossed,
            },
            { say: 'the part through piece 2 is missing', when: () => run.onlyFirst[0]! },
            { say: 'the part through piece 1 is missing', when: () => run.onlySecond[0]! },
          ],
        });
      },
    },
    {
      id: 'dw',
      title: 'dw1 and dw2: how it changes with the weights of the pieces',
      points: 2,
      hint: 'dw1 = xᵀ · da1 and dw2 = xᵀ · da2, with the x of the cache and the share of dout that each piece gets',
      async run(student, t) {
        const run = await maxoutBackward(student, t);
        for (const [i, name] of [
          [1, 'dw1'],
          [3, 'dw2'],
        ] as const) {
          t.close(name, run.got[i], run.want[i]!, {
            dims,
            mistakes: [run.bothPieces(i), run.loser(i)],
          });
        }
      },
    },
    {
      id: 'db',
      title: 'db1 and db2: how it changes with their biases',
      points: 1,
      hint: 'db1 and db2 are the sums of da1 and da2 over the batch',
      async run(student, t) {
        const run = await maxoutBackward(student, t);
        for (const [i, name] of [
          [2, 'db1'],
          [4, 'db2'],
        ] as const) {
          t.close(name, run.got[i], run.want[i]!, {
            dims,
            mistakes: [
              run.bothPieces(i),
              run.loser(i),
              {
                say: 'it is averaged over the batch: the mean is already in dout, so sum',
                when: () => run.want[i]!.div(4),
              },
            ],
          });
        }
      },
    },
  ],
});
