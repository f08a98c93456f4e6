import { type CheckTools, defineExercise, type Student } from 'chainrule-grader/checks';
import { type Tensor, tensor } from 'kernel-lib/tensor';
import { bowlAndSlope, twoHollows } from '../../probes/landscape.js';
import { lengthOf, numberList } from '../gradients/numbers.js';
import { apart, curved, LANDSCAPE, signed } from './known.js';

type LossAndGradient = (w: Tensor) => [loss: number, dw: Tensor];

interface Given {
  w: Tensor;
  start: Tensor;
  epsilon: number;
  steps: number;
}

/** How the search for the highest place may go wrong. */
interface Search {
  box?: (w: Tensor, epsilon: number) => Tensor;
  move?: (dw: Tensor, place: Tensor) => Tensor;
  /** Which losses count: all those on the way, by default. */
  highest?: (losses: number[], here: number) => number;
  share?: (rise: number, here: number) => number;
  begin?: (start: Tensor) => Tensor;
  corners?: (steps: number) => number;
}

function measured(f: LossAndGradient, { w, start, epsilon, steps }: Given, slip: Search = {}) {
  const box = slip.box?.(w, epsilon) ?? w.abs().add(1).mul(epsilon);
  const here = f(w)[0];
  let place = slip.begin?.(start) ?? start;
  const losses: number[] = [];
  for (let step = 0; step <= (slip.corners?.(steps) ?? steps); step++) {
    const [loss, dw] = f(w.add(box.mul(place)));
    losses.push(loss);
    place = slip.move?.(dw, place) ?? dw.sign();
  }
  const highest = slip.highest?.(losses, here) ?? Math.max(here, ...losses);
  return slip.share?.(highest - here, here) ?? (100 * (highest - here)) / (1 + here);
}

const searchSlips: readonly [say: string, slip: Search][] = [
  [
    'the loss at w itself does not count: in a box around a summit nothing is higher, and the answer is 0',
    { highest: (losses) => Math.max(...losses) },
  ],
  [
    'the factor 100 is missing: the sharpness is in per cent',
    { share: (rise, here) => rise / (1 + here) },
  ],
  ['it is not divided by 1 + loss', { share: (rise) => 100 * rise }],
  ['it is divided by the loss alone: by 1 + loss', { share: (rise, here) => (100 * rise) / here }],
  [
    'that is the highest loss: how far does it rise above that at w?',
    { share: (rise, here) => (100 * (rise + here)) / (1 + here) },
  ],
  [
    'it is divided by 1 + the highest loss: by 1 + the loss at w',
    { share: (rise, here) => (100 * rise) / (1 + here + rise) },
  ],
  [
    'the box is as wide for every weight: it grows with |w|, ε (|w| + 1)',
    { box: (w, e) => w.mul(0).add(e) },
  ],
  [
    'the 1 is missing in the box: weights of 0 may move as well, ε (|w| + 1)',
    { box: (w, e) => w.abs().mul(e) },
  ],
  ['the box is ε |w| + 1: ε multiplies both', { box: (w, e) => w.abs().mul(e).add(1) }],
  ['the box takes w with its sign: |w|', { box: (w, e) => w.add(1).mul(e) }],
  [
    'it goes down: to the corner that the gradient points to, not away from it',
    { move: (dw) => dw.sign().neg() },
  ],
  [
    'it takes a step of the gradient itself: it goes to the corner, all the way',
    { move: (dw) => dw },
  ],
  [
    'it walks on from the last point and may leave the box: the corner is counted from w',
    { move: (dw, place) => place.add(dw.sign()) },
  ],
  [
    'the gradient is brought to length 1: only its signs count',
    { move: (dw) => dw.div(lengthOf(dw)) },
  ],
  ['it stays at the start: the next place is that corner', { move: (_, place) => place }],
  [
    'the start is left out: the first gradient is taken there, not at w',
    { begin: (start) => start.mul(0) },
  ],
  [
    'only the loss at the last corner counts: keep the highest',
    { highest: (losses) => losses.at(-1) as number },
  ],
  [
    'only the loss at the start counts: keep the highest',
    { highest: (losses) => losses[0] as number },
  ],
  [
    'the lowest loss in the box is taken: the highest',
    { highest: (losses, here) => Math.min(here, ...losses) },
  ],
  [
    'it is the mean of the losses on the way: the highest',
    { highest: (losses) => losses.reduce((a, b) => a + b, 0) / losses.length },
  ],
  ['there is one corner too few', { corners: (steps) => steps - 1 }],
  ['there is one corner too many', { corners: (steps) => steps + 1 }],
];

/** A bowl whose corners lead from one to the next, seen from beside its lowest point. */
export async function compareSharpness(
  student: Student,
  t: CheckTools,
  { H, c, k }: { H: Tensor; c: Tensor; k: number },
  given: Given,
  defaults = false,
): Promise<void> {
  const f = t.probe('bowlAndSlope', H, c, k);
  const { w, start, epsilon, steps } = given;
  const args = defaults ? [f, w, start] : [f, w, start, epsilon, steps];
  const [got] = await student.call('sharpness', ...args);
  const bowl = bowlAndSlope(H, c, k);
  t.close('the sharpness', got, measured(bowl, given), {
    rtol: 1e-6,
    mistakes: searchSlips.map(([say, slip]) => ({ say, when: () => measured(bowl, given, slip) })),
  });
  t.inputsUnchanged();
}

/** A bowl and a start from which each of the first corners is higher than the one before. */
export function climbing(t: CheckTools, rounds: number) {
  for (;;) {
    const P = 6;
    const H = curved(t, [...apart(t, 0.1, 0.5, P - 1), 8]);
    const w = signed(t, 0.5, 2, P);
    const c = w.add(t.randn(P).mul(0.02));
    const start = t.uniform(-1, 1, P);
    const given = { w, start, epsilon: 0.1, steps: 0 };
    const heights = Array.from({ length: rounds + 1 }, (_, steps) =>
      measured(bowlAndSlope(H, c, 0.5), { ...given, steps }),
    );
    if (heights.every((height, i) => i === 0 || height > 1.01 * (heights[i - 1] as number))) {
      return { bowl: { H, c, k: t.uniform(0.4, 0.8, 1).item() }, given };
    }
  }
}

export const sharpness = defineExercise({
  ...LANDSCAPE,
  name: 'sharpness',
  params: ['loss_and_grad', 'w', 'start', 'epsilon', 'steps'],
  returns: 'the sharpness',
  hints: [
    'The half-width of the box, one number for each weight, comes first. A place in it is w plus the half-widths times numbers from -1 to 1; at first these numbers are start.',
    'Ask loss_and_grad at the place, note the loss if it is the highest so far; the next numbers are dw.sign(). All in all steps + 1 times.',
    'box = w.abs().add(1).mul(epsilon); place = start; steps + 1 times: [loss, dw] at w.add(box.mul(place)), then place = dw.sign(). In the end 100 · (highest - here) / (1 + here), where highest began with here.',
  ],
  checks: [
    {
      id: 'values',
      title: 'the rise from w to the highest of the places visited, in per cent',
      points: 2,
      async run(student, t: CheckTools) {
        const { bowl, given } = climbing(t, 2);
        for (const steps of [0, 1, 2]) {
          await compareSharpness(student, t, bowl, { ...given, steps });
        }
      },
    },
    {
      id: 'highest',
      title: 'the highest of all losses counts, that at w among them; ε and steps have defaults',
      points: 1,
      core: false,
      async run(student, t: CheckTools) {
        const H = curved(t, apart(t, 1, 5, 4));
        const [w, start] = [signed(t, 0.5, 2, 4), t.uniform(-1, 1, 4)];
        const usual = { w, start, epsilon: 1e-3, steps: 10 };
        await compareSharpness(student, t, { H, c: w.add(0.01), k: 0.3 }, usual, true);
        // On a summit every step leads down, and the next corner is as low.
        const summit = { H: H.neg(), c: w, k: 2 };
        await compareSharpness(student, t, summit, { ...usual, epsilon: 0.1, steps: 2 });
      },
    },
  ],
});

const lineSlips: readonly [say: string, at: (a: Tensor, b: Tensor, alpha: number) => Tensor][] = [
  ['the line leads from b to a: alpha 0 is a', (a, b, s) => b.add(a.sub(b).mul(s))],
  ['b is added to a whole: at alpha 1 one is at b, and not at a + b', (a, b, s) => a.add(b.mul(s))],
  ['the way from a is b - a, not a - b', (a, b, s) => a.add(a.sub(b).mul(s))],
  ['alpha multiplies a, too: a times 1 - alpha, plus b times alpha', (a, b, s) => a.add(b).mul(s)],
  [
    'alpha is cut off at 0 and 1: beyond them the line goes on',
    (a, b, s) => a.add(b.sub(a).mul(Math.min(1, Math.max(0, s)))),
  ],
];

/** The barrier over the given losses, from the losses of the ends. */
function barrierOf(alphas: readonly number[], losses: readonly number[], ends: [number, number]) {
  const [at_a, at_b] = ends;
  const above = losses.map((loss, i) => {
    const s = alphas[i] as number;
    return s >= 0 && s <= 1 ? loss - (1 - s) * at_a - s * at_b : 0;
  });
  return Math.max(0, ...above);
}

/** Both results on the line through two hollows. */
export async function compareLine(
  student: Student,
  t: CheckTools,
  given: { a: Tensor; b: Tensor; alphas: number[]; c: Tensor; d: Tensor },
): Promise<void> {
  const { a, b, alphas, c, d } = given;
  const [got, barrier] = await student.call(
    'line_between',
    t.probe('twoHollows', c, d),
    a,
    b,
    alphas,
  );
  const f = twoHollows(c, d);
  const along = (at = (s: number) => a.add(b.sub(a).mul(s))) => alphas.map((s) => f(at(s)));
  const found = numberList(t, 'losses', got, {
    count: alphas.length,
    which: ', one for each alpha',
    fill: 'push the loss at each alpha',
  });
  if (alphas.length > 0) {
    t.close('losses', tensor(found), tensor(along()), {
      mistakes: lineSlips.map(([say, at]) => ({
        say,
        when: () => tensor(along((s) => at(a, b, s))),
      })),
    });
  }
  const losses = along();
  const [at_a, at_b] = [f(a), f(b)];
  t.close('the barrier', barrier, barrierOf(alphas, losses, [at_a, at_b]), {
    mistakes: [
      {
        say: 'that is the highest loss: how far is it above the slope from one end to the other?',
        when: () => Math.max(...losses),
      },
      {
        say: 'it is measured from the loss at a: from the slope that joins both ends',
        when: () => Math.max(...losses) - at_a,
      },
      {
        say: 'it is measured from the loss at b: from the slope that joins both ends',
        when: () => Math.max(...losses) - at_b,
      },
      {
        say: 'it is measured from the mean of both ends: from the slope that joins them',
        when: () => barrierOf(alphas, losses, [(at_a + at_b) / 2, (at_a + at_b) / 2]),
      },
      {
        say: 'it is measured from the higher end: from the slope that joins both',
        when: () => Math.max(0, ...losses) - Math.max(at_a, at_b),
      },
      {
        say: 'the slope leads the wrong way: at alpha 0 it is the loss at a',
        when: () => barrierOf(alphas, losses, [at_b, at_a]),
      },
      {
        say: 'what lies beyond the ends counts: only alphas from 0 to 1',
        when: () =>
          Math.max(
            0,
            ...losses.map((loss, i) => loss - at_a - (alphas[i] as number) * (at_b - at_a)),
          ),
      },
    ],
  });
  t.inputsUnchanged();
}

/** Two hollows, and two points that lie beside them. */
export function beside(t: CheckTools, P: number) {
  const c = t.randn(P);
  const direction = t.randn(P);
  const d = c.add(direction.mul(4 / lengthOf(direction)));
  return { c, d, a: c.add(t.randn(P).mul(0.1)), b: d.add(t.randn(P).mul(0.1)) };
}

export const line_between = defineExercise({
  ...LANDSCAPE,
  name: 'line_between',
  params: ['loss', 'a', 'b', 'alphas'],
  returns: ['losses', 'barrier'],
  hints: [
    'A point of the line is a plus a share of the way to b. At alpha 1 the whole way is done.',
    'The slope between the ends: at alpha it is loss(a) plus alpha times (loss(b) - loss(a)). How far is the loss above it?',
    'For each alpha: here = loss(a.add(b.sub(a).mul(alpha))); barrier = Math.max(barrier, here - (at_a + alpha * (at_b - at_a))) if 0 <= alpha <= 1, from a barrier of 0.',
  ],
  checks: [
    {
      id: 'losses',
      title: 'the loss at each alpha, beyond the ends too, and the wall between them',
      points: 2,
      async run(student, t: CheckTools) {
        const alphas = [-0.5, 0, 0.2, 0.4, 0.55, 0.8, 1, 1.5];
        await compareLine(student, t, { ...beside(t, t.extent(3, 6)), alphas });
      },
    },
    {
      id: 'barrier',
      title: 'the barrier: above the slope between the ends, between 0 and 1, never below 0',
      points: 1,
      core: false,
      async run(student, t: CheckTools) {
        const { a, b, c, d } = beside(t, 4);
        // From a hollow up to the plain: it rises, but lies above the slope from end to end.
        const plain = c.add(c.sub(d).mul(0.6));
        await compareLine(student, t, { a, b: plain, alphas: [0, 0.3, 0.7, 1], c, d });
        await compareLine(student, t, { a: plain, b: a, alphas: [0, 0.3, 0.7, 1], c, d });
        // Within one hollow: the loss hangs below the slope, and beyond the ends it rises.
        const [left, right] = [c.add(d.sub(c).mul(0.12)), c.sub(d.sub(c).mul(0.12))];
        await compareLine(student, t, { a: left, b: right, alphas: [-3, 0.2, 0.5, 0.9, 4], c, d });
        await compareLine(student, t, { a, b, alphas: [-1, 2, 3], c, d });
      },
    },
  ],
});
