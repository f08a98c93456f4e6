import { type CheckTools, defineExercise, type Student } from 'chainrule-grader/checks';
import { eigh, stack, type Tensor, tensor } from 'kernel-lib/tensor';
import { apart, curved, LANDSCAPE, signed } from './known.js';

/** What may go wrong with one direction: what a step multiplies α by, and its share of the loss. */
interface Modes {
  factor?: (rate: number, curvature: number) => number;
  share?: (curvature: number, alpha: number) => number;
  rows?: readonly [first: number, last: number];
  start?: (U: Tensor, away: Tensor) => Tensor;
}

/** The shares of the loss, row s after s updates. */
function shares(H: Tensor, away: Tensor, rate: number, steps: number, modes: Modes = {}): Tensor {
  const {
    factor = (r, c) => 1 - r * c,
    share = (c, alpha) => (c * alpha * alpha) / 2,
    rows: [first, last] = [0, steps],
    start = (U, from) => U.T.dot(from),
  } = modes;
  const [curvatures, U] = eigh(H);
  const alpha = start(U, away);
  const rows = Array.from({ length: last - first + 1 }, (_, k) => {
    const entries = Array.from(curvatures.data, (c, i) =>
      share(c, factor(rate, c) ** (first + k) * (alpha.data[i] as number)),
    );
    return tensor(entries);
  });
  return stack(rows);
}

function modeMistakes(H: Tensor, away: Tensor, rate: number, steps: number) {
  const wrong = (say: string, modes: Modes) => ({
    say,
    when: () => shares(H, away, rate, steps, modes),
  });
  return [
    wrong('it climbs: a step goes against the slope', { factor: (r, c) => 1 + r * c }),
    wrong('the learning rate is missing: the step is the rate times the slope', {
      factor: (_, c) => 1 - c,
    }),
    wrong('the curvature is missing in the step: the slope of ½ λ α² grows with λ', {
      factor: (r) => 1 - r,
    }),
    wrong('the step is that of λ α², which is twice as steep: the bowl has a ½', {
      factor: (r, c) => 1 - 2 * r * c,
    }),
    wrong('that is a flow with endless small steps: descent takes steps of its rate', {
      factor: (r, c) => Math.exp(-r * c),
    }),
    wrong('nothing moves: use the new α in the next round', { factor: () => 1 }),
    wrong('the step becomes the place itself: subtract it from α', { factor: (r, c) => r * c }),
    wrong('the ½ of the parabola is missing', { share: (c, alpha) => c * alpha * alpha }),
    wrong('the curvature is missing in the shares: the parabola is ½ λ α²', {
      share: (_, alpha) => (alpha * alpha) / 2,
    }),
    wrong('those are the α: their shares of the loss are asked for', {
      share: (_, alpha) => alpha,
    }),
    wrong('those are slopes, λ α: the shares of the loss are asked for', {
      share: (c, alpha) => c * alpha,
    }),
    wrong('α is not squared in the shares', { share: (c, alpha) => (c * alpha) / 2 }),
    wrong('λ is squared in the shares', { share: (c, alpha) => (c * c * alpha * alpha) / 2 }),
    wrong('the first row is that after one update: it is the start itself', {
      rows: [1, steps + 1],
    }),
    wrong(
      'the rows of U are taken for eigenvectors: they stand in its columns, so U.T times w - w*',
      {
        start: (U, from) => U.dot(from),
      },
    ),
    wrong('w - w* is not taken apart: its part along an eigenvector u is u · (w - w*)', {
      start: (_, from) => from,
    }),
    wrong('the last rows are missing: there are steps + 1', { rows: [0, steps - 1] }),
    wrong('there is a row too many: the start, and one after each update', {
      rows: [0, steps + 1],
    }),
    wrong('the start is missing: the first row is that before any update', { rows: [1, steps] }),
  ];
}

/** Compares both results. */
export async function compareModes(
  student: Student,
  t: CheckTools,
  given: { H: Tensor; away: Tensor; rate: number; steps: number },
): Promise<void> {
  const { H, away, rate, steps } = given;
  const [curvatures, got] = await student.call('quadratic_modes', H, away, rate, steps);
  const want = eigh(H)[0];
  t.close('curvatures', curvatures, want, {
    mistakes: [{ say: 'they are the other way round: ascending', when: () => want.slice('::-1') }],
  });
  t.close('shares', got, shares(H, away, rate, steps), {
    // What has become small beside the whole is rounding.
    atol: 1e-9 * shares(H, away, rate, steps).abs().max(),
    dims: { P: away.size },
    mistakes: modeMistakes(H, away, rate, steps),
  });
  t.inputsUnchanged();
}

export const quadratic_modes = defineExercise({
  ...LANDSCAPE,
  name: 'quadratic_modes',
  params: ['H', 'away', 'learning_rate', 'steps'],
  returns: ['curvatures', 'shares'],
  hints: [
    'The eigenvectors stand in the columns of U and have length 1. What is the part of a vector along each? One product of a matrix gives all of them.',
    'Along one eigenvector the loss is ½ λ α². What is its slope, and where does a step of gradient descent lead?',
    'alpha = U.T.dot(away); a row is curvatures · alpha² / 2; then alpha becomes alpha minus learning_rate · curvatures · alpha, which is (1 - ηλ) alpha.',
  ],
  checks: [
    {
      id: 'values',
      title: 'each direction by itself: its curvature, and its share of the loss after each update',
      points: 3,
      async run(student, t: CheckTools) {
        const curvatures = apart(t, 0.5, 4, t.extent(3, 5));
        const H = curved(t, curvatures);
        const away = signed(t, 0.5, 2, curvatures.length);
        const rate = t.uniform(0.15, 0.3, 1).item();
        await compareModes(student, t, { H, away, rate, steps: 6 });
      },
    },
  ],
});

/** What other limits come to. */
function limitMistakes(curvatures: readonly number[]) {
  const [low, high] = [Math.min(...curvatures), Math.max(...curvatures)];
  return [
    {
      say: 'that is half of the limit: 1/λ is where the steepest direction is down in one step',
      when: () => 1 / high,
    },
    {
      say: 'that is the limit of the flattest direction: the steepest one flies out before',
      when: () => 2 / low,
    },
    { say: 'that is the best step, not the largest that holds', when: () => 2 / (low + high) },
    { say: 'that is the curvature itself: the steeper, the shorter the step', when: () => high },
    { say: 'half the curvature is the step the wrong way up: 2 over it', when: () => high / 2 },
    { say: 'the root of the curvature is taken', when: () => 2 / Math.sqrt(high) },
    {
      say: 'the curvatures are added up: the steepest one alone sets the limit',
      when: () => 2 / curvatures.reduce((a, b) => a + b, 0),
    },
    {
      say: 'that is 2 over the mean curvature: the steepest one alone sets the limit',
      when: () => (2 * curvatures.length) / curvatures.reduce((a, b) => a + b, 0),
    },
  ];
}

export async function compareLimit(
  student: Student,
  t: CheckTools,
  curvatures: readonly number[],
): Promise<void> {
  const [got] = await student.call('max_step', curved(t, curvatures));
  t.close('the limit', got, 2 / Math.max(...curvatures), { mistakes: limitMistakes(curvatures) });
  t.inputsUnchanged();
}

export const max_step = defineExercise({
  ...LANDSCAPE,
  name: 'max_step',
  params: ['H'],
  returns: 'the limit',
  hints: [
    'One update multiplies the distance along an eigenvector by a number. When does its size reach 1?',
    '1 - ηλ must not be below -1. Which of the curvatures gets there first?',
    '2 / curvatures.max(), and 0 where curvatures.min() is below -1e-9 * curvatures.max().',
  ],
  checks: [
    {
      id: 'limit',
      title: 'the largest rate with which no direction grows',
      points: 1,
      async run(student, t: CheckTools) {
        await compareLimit(student, t, apart(t, 0.5, 30, t.extent(3, 6)));
      },
    },
    {
      id: 'downwards',
      title:
        '0 where the loss curves downwards; a curvature that is 0 but for rounding does no harm',
      points: 1,
      core: false,
      async run(student, t: CheckTools) {
        const curvatures = apart(t, 1, 20, 4);
        const steepest = Math.max(...curvatures);
        for (const flattest of [-30, -1, -1e-5]) {
          const [got] = await student.call('max_step', curved(t, [flattest, ...curvatures]));
          t.close(`with a curvature of ${flattest}, the limit`, got, 0, {
            mistakes: [
              {
                say: 'along a curvature below 0 every step leads farther away, however small: return 0',
                when: () => 2 / steepest,
              },
              {
                say: 'the size of a negative curvature sets no limit: every step leads farther away. Return 0',
                when: () => 2 / Math.abs(flattest),
              },
            ],
          });
        }
        await compareLimit(student, t, [-1e-11, ...curvatures]);
      },
    },
  ],
});

/** What other rates leave of the slowest direction. */
const leftOf = (rate: number, low: number, high: number) =>
  Math.max(Math.abs(1 - rate * low), Math.abs(1 - rate * high));

function rateMistakes(low: number, high: number) {
  return [
    { say: 'that is the limit: the steepest direction never comes down', when: () => 2 / high },
    {
      say: 'that is the best rate for the steepest direction alone: the flattest one is slow',
      when: () => 1 / high,
    },
    {
      say: 'that is the best rate for the flattest direction alone: the steepest one flies out',
      when: () => 1 / low,
    },
    {
      say: 'half of it: both factors must have the same size, 1 - ηλ and -(1 - ηλ)',
      when: () => 1 / (low + high),
    },
    {
      say: 'that is the mean of the two curvatures: the rate is 1 over it',
      when: () => (low + high) / 2,
    },
    {
      say: 'that is 1 over the geometric mean: the two sizes are |1 - ηλ|',
      when: () => 1 / Math.sqrt(low * high),
    },
    {
      say: 'the curvatures are subtracted: with the right rate the two factors differ in sign',
      when: () => 2 / (high - low),
    },
  ];
}

export async function compareBest(
  student: Student,
  t: CheckTools,
  curvatures: readonly number[],
): Promise<void> {
  const [low, high] = [Math.min(...curvatures), Math.max(...curvatures)];
  const [rate, left] = await student.call('best_step', curved(t, curvatures));
  t.close('rate', rate, 2 / (low + high), { mistakes: rateMistakes(low, high) });
  const best = 2 / (low + high);
  t.close('left', left, leftOf(best, low, high), {
    atol: 1e-9,
    mistakes: [
      { say: 'it has a sign: what is left is a size, from 0 to 1', when: () => 1 - best * high },
      {
        say: 'that is what the update takes away: what is left is 1 minus it',
        when: () => best * low,
      },
      { say: 'that is the condition number', when: () => high / low },
      {
        say: 'that is what is left of the distance squared: of the distance itself',
        when: () => leftOf(best, low, high) ** 2,
      },
      {
        say: 'that is what is left with the largest rate that holds: with the best one it is less',
        when: () => 1 - (2 * low) / high,
      },
      {
        say: 'that is what is left with the rate 1/λmax: with the best one it is less',
        when: () => 1 - low / high,
      },
    ],
  });
  t.inputsUnchanged();
}

export const best_step = defineExercise({
  ...LANDSCAPE,
  name: 'best_step',
  params: ['H'],
  returns: ['rate', 'left'],
  hints: [
    'Draw 1 - ηλ over η for the flattest and for the steepest curvature, two straight lines from 1 downwards. Then fold what is below 0 upwards.',
    'The largest of the two sizes is smallest where they cross: there 1 - ηλ of the flattest is -(1 - ηλ) of the steepest. Solve for η.',
    'rate = 2 / (curvatures.min() + curvatures.max()); what is left is 1 - rate · curvatures.min(), the same as (κ - 1) / (κ + 1).',
  ],
  checks: [
    {
      id: 'values',
      title: 'the best rate, and what it leaves of the slowest direction',
      points: 2,
      async run(student, t: CheckTools) {
        await compareBest(student, t, apart(t, 0.5, 30, t.extent(3, 6)));
      },
    },
  ],
});

function matrixSlips(rate: number, curvature: number, momentum: number) {
  const pull = rate * curvature;
  const wrong = (say: string, rows: number[][]) => ({ say, when: () => tensor(rows) });
  return [
    wrong(
      'it is the transposed matrix: the first row makes the next w of (w, v), the second the next v',
      [
        [1 - pull, -pull],
        [momentum, momentum],
      ],
    ),
    wrong('the rows are swapped: first the next w, then the next v', [
      [-pull, momentum],
      [1 - pull, momentum],
    ]),
    wrong('the columns are swapped: first what becomes of w, then what becomes of v', [
      [momentum, 1 - pull],
      [momentum, -pull],
    ]),
    wrong(
      'the weight moves by the old velocity: it moves by the new one, which has the new slope in it',
      [
        [1, 1],
        [-pull, momentum],
      ],
    ),
    wrong('the weight moves by the old velocity, with friction: what of the new one is missing?', [
      [1, momentum],
      [-pull, momentum],
    ]),
    wrong('it climbs: the velocity gets a step against the slope', [
      [1 + pull, momentum],
      [pull, momentum],
    ]),
    wrong(
      "that is lecture L0's convention, where the velocity is a sum of slopes: here it is a step, with the rate and the minus inside",
      [
        [1 - pull, -rate * momentum],
        [curvature, momentum],
      ],
    ),
    wrong('the curvature is missing: the slope of ½ λ w² is λ w', [
      [1 - rate, momentum],
      [-rate, momentum],
    ]),
    wrong('the learning rate is missing', [
      [1 - curvature, momentum],
      [-curvature, momentum],
    ]),
    wrong(
      'the slope counts 1 - momentum times: that is an average of slopes, here it counts in full',
      [
        [1 - pull * (1 - momentum), momentum],
        [-pull * (1 - momentum), momentum],
      ],
    ),
    wrong('w does not keep its place: the weight moves *by* the velocity', [
      [-pull, momentum],
      [-pull, momentum],
    ]),
    wrong('the friction is missing: the velocity keeps only the share momentum', [
      [1 - pull, 1],
      [-pull, 1],
    ]),
  ];
}

export async function compareMatrix(
  student: Student,
  t: CheckTools,
  [rate, curvature, momentum]: readonly [number, number, number],
): Promise<void> {
  const [got] = await student.call('momentum_matrix', rate, curvature, momentum);
  const pull = rate * curvature;
  const want = tensor([
    [1 - pull, momentum],
    [-pull, momentum],
  ]);
  t.close('the matrix', got, want, { mistakes: matrixSlips(rate, curvature, momentum) });
}

export const momentum_matrix = defineExercise({
  ...LANDSCAPE,
  name: 'momentum_matrix',
  params: ['learning_rate', 'curvature', 'momentum'],
  returns: 'the matrix',
  hints: [
    'Write both lines of the update with w and v: first the next v, then the next w. Only then put the first into the second.',
    'The columns are what becomes of (1, 0), a weight at rest at 1, and of (0, 1), a weight at the minimum with velocity 1.',
    'The rows: [1 - ηλ, momentum] for the next w, [-ηλ, momentum] for the next v.',
  ],
  checks: [
    {
      id: 'values',
      title: 'the matrix takes (w, v) to what one update makes of them',
      points: 2,
      async run(student, t: CheckTools) {
        const [rate, curvature, momentum] = [0.05, 3, 0.6].map(
          (about) => about * t.uniform(0.8, 1.2, 1).item(),
        ) as [number, number, number];
        await compareMatrix(student, t, [rate, curvature, momentum]);
      },
    },
  ],
});
