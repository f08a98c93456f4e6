import { type CheckTools, defineExercise, type Student } from 'chainrule-grader/checks';
import { type Tensor, tanh, tensor } from 'kernel-lib/tensor';
import { bowl, cubes, cubic, squash, wave } from '../probes/gradients.js';
import { lengthOf, numbersOf } from './gradients/numbers.js';

/** Right to what rounding leaves of a centred difference. */
const NUMERIC = { rtol: 1e-6, atol: 1e-8 };

/** The slope of f at each entry of x, from f at x + from·h and x + to·h. */
export function differences(
  f: (x: Tensor) => number,
  x: Tensor,
  h: number,
  [from, to]: readonly [number, number] = [1, -1],
): Tensor {
  const at = (i: number, step: number) => {
    const moved = x.copy();
    moved.data[i] = (moved.data[i] as number) + step * h;
    return f(moved);
  };
  const grad = x.copy();
  for (let i = 0; i < x.size; i++) {
    grad.data[i] = (at(i, from) - at(i, to)) / ((from - to) * h);
  }
  return grad;
}

/** What a difference that was taken wrongly gives. */
export function differenceMistakes(f: (x: Tensor) => number, x: Tensor, h: number) {
  const centred = () => differences(f, x, h);
  return [
    {
      say: 'that is the one-sided difference of the slide: here it is centred, f(x + h) - f(x - h), divided by 2h',
      when: () => differences(f, x, h, [1, 0]),
    },
    {
      say: 'that is a one-sided difference, to the left: take both sides, f(x + h) - f(x - h), divided by 2h',
      when: () => differences(f, x, h, [0, -1]),
    },
    {
      say: 'f(x + h) - f(x - h) spans 2h, not h: it is twice too large',
      when: () => centred().mul(2),
    },
    {
      say: 'one of the two sides is at a distance of 2h: put the old value back, or step from it, before the second side',
      when: () => differences(f, x, h, [1, -2]).mul(3 / 2),
    },
    {
      say: 'both sides are at a distance of h / 2: move the entry by h itself, to each side',
      when: () => differences(f, x, h / 2),
    },
    { say: 'it is not divided by 2h', when: () => centred().mul(2 * h) },
    { say: 'it is divided by h once more', when: () => centred().div(h) },
    {
      say: 'only the first entry is measured: loop over x.size, the number of all entries',
      when: () => firstEntries(centred(), 1),
    },
    {
      say: 'that is the second derivative: the slope is f(x + h) - f(x - h), divided by 2h',
      when: () => {
        const [right, left] = [differences(f, x, h, [1, 0]), differences(f, x, h, [0, -1])];
        return right.sub(left).div(h);
      },
    },
    {
      say: 'the two sides are added: subtract, f(x + h) - f(x - h)',
      when: () => {
        const [right, left] = [differences(f, x, h, [1, 0]), differences(f, x, h, [0, -1])];
        return right
          .sub(left)
          .div(2)
          .add(f(x) / h);
      },
    },
    {
      say: 'it is multiplied by h where it should be divided: precedence! a / 2 * h is (a / 2) · h; write a / (2 * h)',
      when: () => centred().mul(h * h),
    },
  ];
}

/** What a df that was used wrongly gives. */
function chainMistakes(f: (x: Tensor) => Tensor, x: Tensor, df: Tensor, h: number) {
  const summed = () => differences((v) => f(v).sum(), x, h);
  return [
    {
      say: 'df is missing: the gradient from above multiplies each element of the difference',
      when: summed,
    },
    {
      say: 'df counts twice: multiply by it once',
      when: () => differences((v) => f(v).mul(df).mul(df).sum(), x, h),
    },
    {
      say: 'the difference is summed before it meets df: multiply element by element first, then sum',
      when: () => summed().mul(df.sum()),
    },
    {
      say: 'it is divided by df: multiply by it',
      when: () => differences((v) => f(v).div(df).sum(), x, h),
    },
  ];
}

/** Only the first n entries of a gradient: what a loop gives that ends too early. */
function firstEntries(grad: Tensor, n: number): Tensor {
  const first = grad.copy();
  first.data.fill(0, n);
  return first;
}

/** Fails if grad is x itself, written over. */
function requireOwnGrad(student: Student, t: CheckTools, grad: unknown, x: Tensor): void {
  const after = t.tensor('x after the call', student.last.after.x);
  const same = (a: Tensor, b: Tensor) =>
    a.size === b.size && a.data.every((v, i) => v === b.data[i]);
  t.that(
    same(after, x) || !same(after, t.tensor('grad', grad)),
    'the gradient is written into x itself',
    'const grad = x makes no copy, only a second name: ask for room of its own, zerosLike(x)',
  );
}

/** Fails unless the last call left x as it was, to the last bit. */
export function requireRestored(student: Student, t: CheckTools, x: Tensor): void {
  const after = t.tensor('x after the call', student.last.after.x);
  const same = after.size === x.size && after.data.every((v: number, i: number) => v === x.data[i]);
  if (same) return;
  const near = after.data.every(
    (v: number, i: number) => Math.abs(v - (x.data[i] as number)) < 1e-9,
  );
  t.that(
    false,
    `${student.last.name} changed its input x`,
    near
      ? 'adding h and subtracting it again leaves a rounding error: keep the old value and put that back'
      : 'an entry stays moved: put its old value back before the next one (very important!)',
  );
}

/** Fails unless f was called twice per entry, at x with only that entry moved, by h to each side. */
export async function requireTwoSides(
  t: CheckTools,
  recalled: { count: number; args: unknown[][] },
  x: Tensor,
  h: number,
): Promise<void> {
  const { count, args } = recalled;
  t.that(
    count >= 2 * x.size,
    `f was called ${count} times for ${x.size} entries; a centred difference needs two calls per entry`,
    count <= x.size + 1 ? 'that is one call per entry: a one-sided difference' : undefined,
  );
  t.that(
    count <= 2 * x.size + 2,
    `f was called ${count} times for ${x.size} entries: two calls per entry are enough, and f may be slow`,
    'call f outside of inner loops, once for each side',
  );
  for (const [point] of args) {
    const moved = t.tensor('what f was called with', point);
    const steps = Array.from(moved.data, (v, i) => (v as number) - (x.data[i] as number));
    const away = steps.filter((step) => step !== 0);
    if (away.length === 0) continue; // f(x) itself: one call more than needed
    t.that(
      away.length === 1,
      `f was called with ${away.length} entries moved at once: move one at a time`,
      'put the old value back before you go on to the next entry',
    );
    const step = Math.abs(away[0] as number);
    t.that(
      Math.abs(step - h) <= 1e-9 + 1e-6 * h,
      `an entry was moved by ${Number(step.toPrecision(3))}; the step h is ${h}`,
      Math.abs(step - 2 * h) < 1e-6
        ? 'the second side starts where the first one ended: step from the old value'
        : 'use the argument h',
    );
  }
}

/** Numbers of both signs, none of them small. */
function mixed(t: CheckTools, size: number): Tensor {
  const signs = Array.from({ length: size }, (_, i) => (i % 2 === 0 ? 1 : -1));
  return t.uniform(1, 4, size).mul(tensor(signs));
}

/**
 * x, moved along a to where neither the sine nor the cosine of Σ a·x is small: there a changed x and a step
 * that is too large show, whatever was drawn.
 */
function midway(a: Tensor, x: Tensor): Tensor {
  const phase = a.mul(x).sum();
  const want = (Math.floor(phase / (Math.PI / 2)) + 0.5) * (Math.PI / 2);
  return x.add(a.mul((want - phase) / a.mul(a).sum()));
}

export const eval_numerical_gradient = defineExercise({
  name: 'eval_numerical_gradient',
  topic: 'gradients',
  lab: 1,
  params: ['f', 'x', 'h'],
  returns: 'grad',
  updates: ['x'], // checked by its own check
  hints: [
    'One entry at a time: remember its value, move it to both sides, call f twice, put the value back.',
    'x.data[i] is entry i of any shape, to read and to write; i runs from 0 to x.size - 1. zerosLike(x) has room for the answer.',
    'grad.data[i] = (f(x) with x.data[i] = old + h, minus f(x) with x.data[i] = old - h) / (2 * h); then x.data[i] = old.',
  ],
  checks: [
    {
      id: 'values',
      title: 'grad is the gradient of f',
      points: 2,
      async run(student, t: CheckTools) {
        // Steep, so that a step h that is too large shows.
        const [a, b] = [t.randn(3, 4).mul(10), t.randn(3, 4)];
        const x = midway(a, t.randn(3, 4));
        const [grad] = await student.call('eval_numerical_gradient', t.probe('wave', a, b), x);
        requireOwnGrad(student, t, grad, x);
        const want = a.mul(Math.cos(a.mul(x).sum())).add(b.mul(x).mul(2));
        t.close('grad', grad, want, {
          ...NUMERIC,
          mistakes: [
            ...differenceMistakes(wave(a, b), x, 1e-5),
            {
              say: 'only the first entries are measured: loop over x.size, the number of all entries',
              when: () => firstEntries(want, x.shape[0] as number),
            },
          ],
        });
      },
    },
    {
      id: 'centred',
      title: 'centred: f at x + h and at x - h, and h is the argument',
      points: 1,
      async run(student, t: CheckTools) {
        const [a, x, h] = [t.uniform(1, 2, 5), t.randn(5), 0.1];
        const f = t.probe('cubic', a);
        const [grad] = await student.call('eval_numerical_gradient', f, x, h);
        t.close('grad', grad, differences(cubic(a), x, h), {
          mistakes: [
            ...differenceMistakes(cubic(a), x, h),
            {
              say: 'it is right for a tiny step, but here h = 0.1 was asked for: use the argument h',
              when: () => differences(cubic(a), x, 1e-5),
            },
          ],
        });
        await requireTwoSides(t, await student.recall(f), x, h);
      },
    },
    {
      id: 'restored',
      title: 'x is what it was, to the last bit',
      points: 1,
      async run(student, t: CheckTools) {
        const [a, b] = [t.randn(7).mul(5), t.randn(7)];
        // Far from 0, so that a step which grows with x shows.
        const x = midway(a, t.uniform(1, 2, 7).mul(t.randn(7).sign()));
        const [grad] = await student.call('eval_numerical_gradient', t.probe('wave', a, b), x);
        requireRestored(student, t, x);
        const want = a.mul(Math.cos(a.mul(x).sum())).add(b.mul(x).mul(2));
        t.close('grad', grad, want, NUMERIC);
      },
    },
  ],
});

export const eval_numerical_gradient_array = defineExercise({
  name: 'eval_numerical_gradient_array',
  topic: 'gradients',
  lab: 1,
  params: ['f', 'x', 'df', 'h'],
  returns: 'grad',
  updates: ['x'],
  hints: [
    'The loop is that of eval_numerical_gradient. What f gives is an array now, so the difference is one, too.',
    'Multiply the difference by df, element by element, and add it all up: one number per entry of x.',
    'grad.data[i] = pos.sub(neg).mul(df).sum() / (2 * h), where pos and neg are copies of what f gave.',
  ],
  checks: [
    {
      id: 'values',
      title: 'grad = Σ ∂f/∂x · df',
      points: 2,
      async run(student, t: CheckTools) {
        const [N, D, M] = [3, 4, 2];
        const [w, df] = [t.randn(D, M), t.randn(N, M).mul(5)];
        // Far from 0, so that a step which grows with x shows.
        const x = t.uniform(0.6, 1.4, N, D).mul(t.randn(N, D).sign());
        const f = t.probe('squash', w);
        const [grad] = await student.call('eval_numerical_gradient_array', f, x, df);
        requireOwnGrad(student, t, grad, x);
        const slope = tanh(x).mul(tanh(x)).neg().add(1);
        const total = (v: Tensor): number => squash(w)(v).mul(df).sum();
        t.close('grad', grad, df.dot(w.T).mul(slope), {
          ...NUMERIC,
          // tanh is so smooth that a step of 1e-3 is wrong by 3e-7 only.
          rtol: 1e-7,
          dims: { N, D },
          mistakes: [
            ...chainMistakes(squash(w), x, df, 1e-5),
            ...differenceMistakes(total, x, 1e-5),
          ],
        });
        requireRestored(student, t, x);
      },
    },
    {
      id: 'centred',
      title: 'centred, with the argument h',
      points: 1,
      async run(student, t: CheckTools) {
        const [a, x, df, h] = [t.uniform(1, 2, 4), t.uniform(0.7, 1.5, 4), mixed(t, 4), 0.05];
        const f = t.probe('cubes', a);
        const [grad] = await student.call('eval_numerical_gradient_array', f, x, df, h);
        const total = (v: Tensor): number => cubes(a)(v).mul(df).sum();
        t.close('grad', grad, differences(total, x, h), {
          mistakes: [
            ...differenceMistakes(total, x, h),
            {
              say: 'it is right for a tiny step, but here h = 0.05 was asked for: use the argument h',
              when: () => differences(total, x, 1e-5),
            },
            ...chainMistakes(cubes(a), x, df, h),
          ],
        });
        await requireTwoSides(t, await student.recall(f), x, h);
      },
    },
  ],
});

type Move = (dw: Tensor, step: number) => Tensor;

/** Where a walk on the bowl comes to, and its losses, if each step is taken by `move`. */
function walk(bowlAt: ReturnType<typeof bowl>, w: Tensor, steps: number, move: Move) {
  const losses: number[] = [];
  let now = w;
  for (let step = 0; step < steps; step++) {
    const [loss, dw] = bowlAt(now);
    losses.push(loss);
    now = now.sub(move(dw, step));
  }
  return { w: now, losses: tensor(losses) };
}

/** What other steps lead to. */
export function walkMistakes(
  bowlAt: ReturnType<typeof bowl>,
  w: Tensor,
  rate: number,
  steps: number,
): { say: string; end: () => { w: Tensor; losses: Tensor } }[] {
  const withMemory = (): Move => {
    let v = w.mul(0);
    return (dw) => {
      v = v.mul(0.9).add(dw);
      return v.mul(rate);
    };
  };
  const moves: [say: string, move: () => Move][] = [
    ['the learning rate is squared: use it once', () => (dw) => dw.mul(rate * rate)],
    ['each step is half of what it should be', () => (dw) => dw.mul(rate / 2)],
    ['each step is twice what it should be', () => (dw) => dw.mul(2 * rate)],
    ['dw is divided by the learning rate: multiply', () => (dw) => dw.div(rate)],
    [
      'the learning rate changes from step to step: it stays as it is',
      () => (dw, step) => dw.mul(rate / (1 + step)),
    ],
    [
      'only the sign of dw is used: the step is learning_rate · dw',
      () => (dw) => dw.sign().mul(rate),
    ],
    [
      'dw is brought to length 1: the step is learning_rate · dw',
      () => (dw) => dw.mul(rate / lengthOf(dw)),
    ],
    ['that is momentum: each step is learning_rate · dw alone', withMemory],
    ...[1e-3, 1e-2, 0.1, 1].map((usual): [string, () => Move] => [
      `a learning rate of ${rate} is taken for one that is left out: learning_rate || … does that to a rate of 0`,
      () => (dw) => dw.mul(rate === 0 ? usual : Number.NaN),
    ]),
  ];
  return moves.map(([say, move]) => ({ say, end: () => walk(bowlAt, w, steps, move()) }));
}

/** Compares both results with those of a walk. */
export function closeWalk(
  t: CheckTools,
  got: readonly unknown[],
  given: { bowlAt: ReturnType<typeof bowl>; w: Tensor; rate: number; steps: number },
): void {
  const { bowlAt, w, rate, steps } = given;
  const right = walk(bowlAt, w, steps, (dw) => dw.mul(rate));
  const mistakes = walkMistakes(bowlAt, w, rate, steps);
  const losses = lossesOf(t, got[1], steps);
  const late = walk(bowlAt, w, steps + 1, (dw) => dw.mul(rate)).losses;
  const scale = (factor: number) => right.losses.mul(factor);
  t.close('losses', losses, right.losses, {
    mistakes: [
      {
        say: 'each loss is that after the update: note it before the step',
        when: () => late.slice('1:'),
      },
      {
        say: 'the losses are the other way round: the first is that of the start',
        when: () => right.losses.slice('::-1'),
      },
      {
        say: 'the losses add up: note each by itself',
        when: () => right.losses.cumsum(),
      },
      { say: 'each loss is divided by the number of weights', when: () => scale(1 / w.size) },
      ...mistakes.map(({ say, end }) => ({ say, when: () => end().losses })),
    ],
  });
  t.close('w', got[0], right.w, {
    mistakes: mistakes.map(({ say, end }) => ({ say, when: () => end().w })),
  });
}

/** The losses as a tensor, if they are a list of one number for each step. */
const lossesOf = (t: CheckTools, losses: unknown, steps: number): Tensor =>
  numbersOf(t, 'losses', losses, {
    count: steps,
    which: ', one before each update',
    fill: 'push one loss per step',
    leftover: 'losses',
    advice: 'push exactly one loss in each round of the loop, whatever it is',
  });

export const gradient_descent = defineExercise({
  name: 'gradient_descent',
  topic: 'gradients',
  lab: 1,
  params: ['loss_and_grad', 'w', 'learning_rate', 'num_steps'],
  returns: ['w', 'losses'],
  hints: [
    'Four lines in a loop: ask loss_and_grad at the present w, note the loss, take the step.',
    'The step: w.sub(dw.mul(learning_rate)) gives a new tensor, so that the w of the caller stays as it is.',
  ],
  checks: [
    {
      id: 'steps',
      title: 'w ← w - learning_rate · dw, num_steps times',
      points: 2,
      async run(student, t: CheckTools) {
        const [a, c, w] = [t.uniform(0.5, 1.5, 4), t.randn(4), t.randn(4)];
        const [rate, steps] = [0.1, 7];
        const f = t.probe('bowl', a, c);
        const [got] = await student.call('gradient_descent', f, w, rate, steps);
        // Each step shrinks the distance to c by the factor 1 - 2 a · rate.
        const after = (k: number, factor = a.mul(-2 * rate).add(1)) =>
          c.add(w.sub(c).mul(factor.pow(k)));
        t.close('w', got, after(steps), {
          mistakes: [
            {
              say: 'it walks uphill: the step goes against the gradient, w - learning_rate · dw (a plus climbs)',
              when: () => after(steps, a.mul(2 * rate).add(1)),
            },
            { say: 'it takes one step too many', when: () => after(steps + 1) },
            { say: 'it takes one step too few', when: () => after(steps - 1) },
            {
              say: 'only one step is taken: compute the gradient anew at each w',
              when: () => after(1),
            },
            {
              say: 'the gradient is that of the start, every time: ask loss_and_grad for the present w',
              when: () => w.sub(a.mul(w.sub(c)).mul(2 * rate * steps)),
            },
            {
              say: 'the learning rate is missing: multiply dw by it',
              when: () => after(steps, a.mul(-2).add(1)),
            },
            {
              say: 'it is still the w of the start: use the new w in the next round',
              when: () => w,
            },
            ...walkMistakes(bowl(a, c), w, rate, steps).map(({ say, end }) => ({
              say,
              when: () => end().w,
            })),
          ],
        });
      },
    },
    {
      id: 'losses',
      title: 'losses: one per step, each before its update; the caller’s w is unchanged',
      points: 1,
      async run(student, t: CheckTools) {
        const [a, c, w] = [t.uniform(0.5, 1.5, 2, 3), t.randn(2, 3), t.randn(2, 3)];
        const [rate, steps] = [0.05, 6];
        const f = t.probe('bowl', a, c);
        const got = await student.call('gradient_descent', f, w, rate, steps);
        t.inputsUnchanged();
        closeWalk(t, got, { bowlAt: bowl(a, c), w, rate, steps });
      },
    },
  ],
});

/** The batches as plain lists of indices. */
export function indexLists(t: CheckTools, batches: unknown): number[][] {
  t.that(
    Array.isArray(batches),
    'the result is not a list of batches',
    'return an array of tensors',
  );
  return batches.map((batch, i) => {
    const list = t.tensor(`batch ${i}`, batch);
    t.that(
      list.ndim === 1,
      `batch ${i} has ${list.ndim} dimensions; expected a plain list of indices`,
    );
    return Array.from(list.data, Number);
  });
}

/**
 * Fails when an example has the same place in all epochs (of batches of ten), when two share all
 * batches, or stand side by side in three quarters of the epochs, as in an order that is only turned.
 */
function requireMixed(t: CheckTools, epochs: readonly number[][]): void {
  const [first = []] = epochs;
  const place = first.findIndex((example, k) => epochs.every((epoch) => epoch[k] === example));
  t.that(
    place < 0,
    `example ${first[place]} is at place ${place} in each of ${epochs.length} epochs`,
    'some examples stay where they are: shuffle all of them, permutation(N)',
  );
  const batchOf = epochs.map((epoch) => {
    const batch: number[] = [];
    for (const [k, example] of epoch.entries()) batch[example] = Math.floor(k / 10);
    return batch;
  });
  for (let a = 0; a < first.length; a++) {
    for (let b = 0; b < a; b++) {
      t.that(
        batchOf.some((batch) => batch[a] !== batch[b]),
        `examples ${b} and ${a} are in the same batch in each of ${epochs.length} epochs`,
        'some examples stay together: shuffle the examples one by one, not in groups',
      );
    }
  }
  const together = new Map<string, number>();
  for (const epoch of epochs) {
    for (const [k, example] of epoch.slice(1).entries()) {
      const pair = [epoch[k] ?? 0, example].sort((a, b) => a - b).join(' and ');
      together.set(pair, (together.get(pair) ?? 0) + 1);
    }
  }
  for (const [pair, times] of together) {
    t.that(
      times < 0.75 * epochs.length,
      `examples ${pair} are neighbours in ${times} of ${epochs.length} epochs`,
      'an old order that is turned or reversed is no random one: begin with permutation(N)',
    );
  }
}

export const sgd_epoch_batches = defineExercise({
  name: 'sgd_epoch_batches',
  unseeded: true,
  topic: 'gradients',
  lab: 1,
  params: ['N', 'batch_size'],
  returns: 'batches',
  hints: [
    'Shuffle once, then cut: permutation(N) has every number from 0 to N-1 once, in random order.',
    "A loop whose start goes 0, batch_size, 2·batch_size, … while it is below N. order.slice('3:5') is a piece, and a piece that ends beyond the end is just shorter.",
  ],
  checks: [
    {
      id: 'once',
      title: 'every example exactly once, in batches of batch_size',
      points: 2,
      async run(student, t: CheckTools) {
        const [N, size] = [60, 12];
        const [result] = await student.call('sgd_epoch_batches', N, size);
        const batches = indexLists(t, result);
        const all = batches.flat();
        t.that(
          all.every((i) => Number.isInteger(i) && i >= 0 && i < N),
          `there are indices outside 0 … ${N - 1}: ${all.find((i) => !(i >= 0 && i < N))}`,
        );
        const seen = new Set(all).size;
        t.that(
          seen === N,
          `${N - seen} of ${N} examples are in no batch`,
          all.length === N
            ? 'they are drawn with replacement, some twice and some never: cut one permutation into pieces'
            : undefined,
        );
        t.that(
          all.length === N,
          `there are ${all.length} indices for ${N} examples: some are twice in the epoch`,
        );
        t.that(
          batches.length === N / size && batches.every((batch) => batch.length === size),
          `the batches have ${batches.map((batch) => batch.length).join(', ')} examples; expected ${N / size} batches of ${size}`,
        );
      },
    },
    {
      id: 'shuffled',
      title: 'a fresh random order in each epoch',
      points: 1,
      async run(student, t: CheckTools) {
        const order = async () => {
          const [result] = await student.call('sgd_epoch_batches', 50, 10);
          return indexLists(t, result).flat().join();
        };
        const [first, second] = [await order(), await order()];
        const sorted = Array.from({ length: 50 }, (_, i) => i).join();
        // Ten neighbours in every batch: chance does that about once in 10^29 epochs.
        const unmixed = (list: string) =>
          [0, 10, 20, 30, 40].every((start) => {
            const batch = list
              .split(',')
              .map(Number)
              .slice(start, start + 10);
            return Math.max(...batch) - Math.min(...batch) === 9;
          });
        t.that(
          first !== sorted,
          'the examples come in their old order, 0, 1, 2, …',
          'they are not shuffled: begin with permutation(N)',
        );
        t.that(
          first !== second,
          'two epochs come in the same order',
          'the order must be drawn anew in each call: do not set a seed inside',
        );
        t.that(
          !unmixed(first) && !unmixed(second),
          'each batch has ten neighbours, such as 0 to 9: a batch never gets other members',
          'shuffle all N examples first, and then cut the shuffled list into batches',
        );
        // Sixteen epochs: chance keeps a place or a pair once in 10^8 runs, neighbours more rarely still.
        const epochs = [first, second];
        while (epochs.length < 16) epochs.push(await order());
        requireMixed(
          t,
          epochs.map((epoch) => epoch.split(',').map(Number)),
        );
      },
    },
  ],
});
