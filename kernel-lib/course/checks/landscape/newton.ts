import { type CheckTools, defineExercise, type Student } from 'chainrule-grader/checks';
import { eigh, eye, maximum, ones, solve, type Tensor, tensor } from 'kernel-lib/tensor';
import { hollow } from '../../probes/landscape.js';
import { lengthOf } from '../gradients/numbers.js';
import { apart, curved, inner, LANDSCAPE, signed, turned } from './known.js';

function newtonMistakes(w: Tensor, dw: Tensor, H: Tensor) {
  const step = () => solve(H, dw);
  return [
    {
      say: 'it walks the wrong way: to the top of the quadratic, or away from its bottom. Subtract the step',
      when: () => w.add(step()),
    },
    { say: 'that is the step alone: next_w is w minus it', when: step },
    { say: 'that is the step alone, with a minus: add it to w', when: () => step().neg() },
    {
      say: 'H is multiplied where it should be solved for: the step s has H s = dw',
      when: () => w.sub(H.dot(dw)),
    },
    { say: 'that is gradient descent: the curvature does not count', when: () => w.sub(dw) },
    {
      say: 'only half of the step is taken: that is the minimum of the quadratic as lecture L4 prints it, without its ½',
      when: () => w.sub(step().div(2)),
    },
    {
      say: 'twice the step is taken: the quadratic has a ½ before H',
      when: () => w.sub(step().mul(2)),
    },
    { say: 'w is solved for, and not dw', when: () => w.sub(solve(H, w)) },
    {
      say: 'dw is divided by each curvature as if every weight had one to itself: solve with the whole matrix',
      when: () => w.sub(dw.div(tensor(Array.from(w.data, (_, i) => H.at(i, i))))),
    },
  ];
}

/** One step with this Hessian. */
export async function compareNewton(student: Student, t: CheckTools, H: Tensor): Promise<void> {
  const P = H.shape[0] as number;
  const [w, dw] = [t.randn(P), signed(t, 0.5, 2, P)];
  const [got] = await student.call('newton', w, dw, H);
  t.close('next_w', got, w.sub(solve(H, dw)), { mistakes: newtonMistakes(w, dw, H) });
  t.inputsUnchanged();
}

export const newton = defineExercise({
  ...LANDSCAPE,
  name: 'newton',
  params: ['w', 'dw', 'H'],
  returns: 'next_w',
  hints: [
    'The quadratic has the gradient dw + H·s at the distance s from w. For which s is it 0?',
    'H·s = -dw. solve(A, b) finds the x with A x = b.',
    'w.sub(solve(H, dw)).',
  ],
  checks: [
    {
      id: 'values',
      title: 'the step to where the quadratic has no slope',
      points: 2,
      async run(student, t: CheckTools) {
        await compareNewton(student, t, curved(t, apart(t, 0.4, 4, t.extent(3, 6))));
      },
    },
  ],
});

/** What a full step may take for the size of a curvature. */
type Size = (curvatures: Tensor, floor: number) => Tensor;

const rightSize: Size = (curvatures, floor) => maximum(curvatures.abs(), floor);

const halves = (count: number, first = 1) =>
  Array.from({ length: count }, (_, k) => first * 0.5 ** k);

/** The step of damped Newton on a loss, and its share; a slip changes the parts. */
function dampedStep(
  loss: (w: Tensor) => number,
  given: { w: Tensor; dw: Tensor; H: Tensor; floor: number },
  slip: {
    size?: Size;
    full?: (dw: Tensor, curvatures: Tensor, U: Tensor) => Tensor;
    shares?: readonly number[];
    lower?: (next: number, here: number) => boolean;
  } = {},
): [Tensor, number] {
  const { w, dw, H, floor } = given;
  const [curvatures, U] = eigh(H);
  const sizes = (slip.size ?? rightSize)(curvatures, floor);
  const full = slip.full?.(dw, sizes, U) ?? U.dot(U.T.dot(dw).div(sizes));
  const shares = slip.shares ?? halves(20);
  const lower = slip.lower ?? ((next, here) => next < here);
  const here = loss(w);
  for (const eta of shares) {
    const next = w.sub(full.mul(eta));
    if (lower(loss(next), here)) return [next, eta];
  }
  return [w, 0];
}

type DampedSlip = Parameters<typeof dampedStep>[2];

const dampedSlips: readonly [say: string, slip: DampedSlip][] = [
  [
    'along a negative curvature it walks up, as Newton does: divide by the size of the curvature',
    { size: (c) => c },
  ],
  [
    'negative curvatures are replaced by the floor: they count with their size',
    { size: (c, floor) => maximum(c, floor) },
  ],
  ['the floor is missing: a curvature near 0 makes an endless step', { size: (c) => c.abs() }],
  [
    'the floor is added to every curvature: it replaces the small ones only',
    { size: (c, floor) => c.abs().add(floor) },
  ],
  [
    'the curvatures are cut off at the floor from above: it is the least that a curvature counts',
    { size: (c, floor) => c.abs().clip(0, floor) },
  ],
  ['that is gradient descent: the curvature does not count', { size: (c) => ones(c.size) }],
  [
    'it is multiplied by the curvature: divide by it',
    { size: (c, floor) => ones(c.size).div(rightSize(c, floor)) },
  ],
  [
    'dw is divided by curvatures without being taken apart: first U.T times dw, and U times the result',
    { full: (dw, sizes) => dw.div(sizes) },
  ],
  [
    'the step is left in parts along the eigenvectors: put it together again, U times it',
    { full: (dw, sizes, U) => U.T.dot(dw).div(sizes) },
  ],
  [
    'the rows of U are taken for eigenvectors: they stand in its columns',
    { full: (dw, sizes, U) => U.T.dot(U.dot(dw).div(sizes)) },
  ],
  [
    'it walks uphill: subtract the step',
    { full: (dw, sizes, U) => U.dot(U.T.dot(dw).div(sizes)).neg() },
  ],
  ['the full step is never tried: η begins with 1', { shares: halves(20, 0.5) }],
  [
    'the first share that was tried is taken, whatever the loss is there: compare it with that at w',
    { lower: () => true },
  ],
  [
    'the shares shrink to a tenth each time: halve them',
    { shares: Array.from({ length: 20 }, (_, k) => 0.1 ** k) },
  ],
  [
    'the shares shrink faster and faster: halve the last one each time',
    { shares: Array.from({ length: 20 }, (_, k) => 0.5 ** ((k * (k + 1)) / 2)) },
  ],
  [
    'a step that climbs is taken, and one that descends is not',
    { lower: (next, here) => next > here },
  ],
  ['it gives up too early: twenty shares are tried', { shares: halves(3) }],
];

type Mistake = { say: string; when: () => number };

/** What several slips come to. */
const NO_SHARE: Mistake = {
  say: 'no share of the step was taken. Does the step lead uphill, does the loop end too early, or is the comparison the wrong way round? loss(next_w) < loss(w)',
  when: () => 0,
};

/** One damped step in a hollow, with the Hessian and gradient that the check hands in. */
export async function compareDamped(
  student: Student,
  t: CheckTools,
  given: { w: Tensor; dw: Tensor; H: Tensor; floor?: number },
  probe: { c: Tensor; height: number },
): Promise<number> {
  const { w, dw, H } = given;
  const f = t.probe('hollow', probe.c, probe.height);
  const loss = hollow(probe.c, probe.height);
  const floor = given.floor ?? 1e-3;
  const args = given.floor === undefined ? [f, w, dw, H] : [f, w, dw, H, given.floor];
  const [next, eta] = await student.call('damped_newton', ...args);
  const [want, share] = dampedStep(loss, { w, dw, H, floor });
  const others = dampedSlips.map(([say, slip]) => ({
    say,
    end: () => dampedStep(loss, { w, dw, H, floor }, slip),
  }));
  const [uphill, ...rest] = others.map(({ say, end }) => ({ say, when: () => end()[1] }));
  t.close('eta', eta, share, { mistakes: [uphill as Mistake, NO_SHARE, ...rest] });
  t.close('next_w', next, want, {
    mistakes: others.map(({ say, end }) => ({ say, when: () => end()[0] })),
    ifNotFinite:
      'it divides by a curvature of 0: curvatures smaller than the floor count as the floor',
  });
  t.inputsUnchanged();
  return share;
}

/** The gradient and the Hessian of a hollow. */
function hollowAt(w: Tensor, c: Tensor, height: number): { dw: Tensor; H: Tensor } {
  const away = w.sub(c);
  const deep = height * Math.exp(-inner(away, away) / 2);
  const P = w.size;
  const outer = away.reshape(P, 1).mul(away);
  return { dw: away.mul(deep), H: eye(P).sub(outer).mul(deep) };
}

/** A place at this distance from c. */
export function hollowFrom(t: CheckTools, P: number, distance: number) {
  const [c, direction] = [t.randn(P), t.randn(P)];
  const height = t.uniform(1, 3, 1).item();
  const w = c.add(direction.mul(distance / lengthOf(direction)));
  return { w, ...hollowAt(w, c, height), probe: { c, height } };
}

export const damped_newton = defineExercise({
  ...LANDSCAPE,
  name: 'damped_newton',
  params: ['loss', 'w', 'dw', 'H', 'floor'],
  returns: ['next_w', 'eta'],
  hints: [
    'Two parts: the full step, from eigh(H), and a loop over its shares. The loss is only needed for the loop.',
    'The parts of dw along the eigenvectors are U.T.dot(dw). Divide each by the size of its curvature, and put them together again with U.dot(…).',
    'sizes = maximum(curvatures.abs(), floor); full = U.dot(U.T.dot(dw).div(sizes)). Then eta = 1, halved twenty times at most, until loss(w.sub(full.mul(eta))) < loss(w); in the end [w.copy(), 0].',
  ],
  checks: [
    {
      id: 'downhill',
      title: 'at a negative curvature the full step is as long as Newton’s, and leads down',
      points: 2,
      async run(student, t: CheckTools) {
        // Outside of the hollow's rim, where along the way to it the loss curves downwards.
        const { w, dw, H, probe } = hollowFrom(t, t.extent(3, 5), t.uniform(1.3, 1.6, 1).item());
        await compareDamped(student, t, { w, dw, H }, probe);
      },
    },
    {
      id: 'bowl',
      title: 'where all curvatures are positive the full step is Newton’s',
      points: 1,
      core: false,
      async run(student, t: CheckTools) {
        const { w, dw, probe } = hollowFrom(t, 4, 0.5);
        const H = curved(
          t,
          apart(t, 2, 4, 4).map((c) => c * probe.height),
        );
        await compareDamped(student, t, { w, dw, H }, probe);
      },
    },
    {
      id: 'shares',
      title:
        'a step that is too long is halved until the loss is lower; after twenty in vain w stays',
      points: 2,
      core: false,
      async run(student, t: CheckTools) {
        const { w, dw, H, probe } = hollowFrom(t, 3, 0.6);
        for (const flat of [0.2, 0.02, 0.004]) {
          await compareDamped(student, t, { w, dw, H: H.mul(flat) }, probe);
        }
        // The wrong gradient: no share of that step is lower.
        await compareDamped(student, t, { w, dw: dw.neg(), H }, probe);
      },
    },
    {
      id: 'floor',
      title: 'small curvatures count as the floor, which may be given',
      points: 1,
      core: false,
      async run(student, t: CheckTools) {
        const { w, dw, probe } = hollowFrom(t, 4, 0.8);
        const U = turned(t, 4);
        const H = (...curvatures: number[]) => U.mul(tensor(curvatures)).dot(U.T);
        await compareDamped(student, t, { w, dw, H: H(0, 0, 2, 3), floor: 1 }, probe);
        await compareDamped(student, t, { w, dw, H: H(-0.2, 0.3, 2, -3), floor: 0.7 }, probe);
        const tiny = { w, dw: dw.mul(1e-3), H: H(0, 1e-5, 1, 2) };
        await compareDamped(student, t, tiny, probe);
      },
    },
  ],
});

/** How conjugate gradients may go wrong. */
interface Solver {
  far?: (s: { rr: number; bend: number; pp: number }) => number;
  multiple?: (s: { rr: number; left: number; far: number }) => number;
  residual?: (r: Tensor, Hp: Tensor, far: number, b: Tensor, x: Tensor) => Tensor;
  enough?: (tolerance: number, bb: number, rr: number) => boolean;
}

/** x after some rounds, and how many moved it. */
function solved(
  H: Tensor,
  b: Tensor,
  rounds: number,
  tolerance: number,
  slip: Solver = {},
): [Tensor, number] {
  const far = slip.far ?? (({ rr, bend }) => rr / bend);
  const multiple = slip.multiple ?? (({ rr, left }) => left / rr);
  const enough = slip.enough ?? ((tol, bb, rr) => Math.sqrt(rr) <= tol * Math.sqrt(bb));
  let [x, r, p] = [b.mul(0), b, b];
  const bb = inner(b, b);
  let rr = bb;
  let steps = 0;
  while (steps < rounds && !enough(tolerance, bb, rr)) {
    const Hp = H.dot(p);
    const bend = inner(p, Hp);
    if (bend <= 0) return [steps === 0 ? b : x, steps];
    const length = far({ rr, bend, pp: inner(p, p) });
    x = x.add(p.mul(length));
    r = slip.residual?.(r, Hp, length, b, x) ?? r.sub(Hp.mul(length));
    const left = inner(r, r);
    p = r.add(p.mul(multiple({ rr, left, far: length })));
    rr = left;
    steps += 1;
  }
  return [x, steps];
}

const solverSlips: readonly [say: string, slip: Solver][] = [
  [
    'that is steepest descent: the next direction is the residual alone, without a multiple of the old one',
    { multiple: () => 0 },
  ],
  [
    'the multiple of the old direction is the new r·r over the old one, not the other way round',
    { multiple: ({ rr, left }) => rr / left },
  ],
  [
    'the multiple of the old direction has the wrong sign',
    { multiple: ({ rr, left }) => -left / rr },
  ],
  [
    'the multiple of the old direction is the root: r·r over r·r, without roots',
    { multiple: ({ rr, left }) => Math.sqrt(left / rr) },
  ],
  [
    'the old direction is added whole: only a multiple of it makes the two conjugate',
    { multiple: () => 1 },
  ],
  ['the multiple of the old direction is the length of the step', { multiple: ({ far }) => far }],
  [
    'the multiple of the old direction is the new r·r, not yet divided by the old one',
    { multiple: ({ left }) => left },
  ],
  [
    'each step is as long as if H were 1: the lowest point on the line hangs on p · H p',
    { far: ({ rr, pp }) => rr / pp },
  ],
  ['each step is upside down: r·r over p · H p', { far: ({ rr, bend }) => bend / rr }],
  ['each step is half of what it should be', { far: ({ rr, bend }) => rr / bend / 2 }],
  ['each step is the root of what it should be', { far: ({ rr, bend }) => Math.sqrt(rr / bend) }],
  [
    'H p is added to the residual: what is missing becomes less',
    { residual: (r, Hp, far) => r.add(Hp.mul(far)) },
  ],
  [
    'the whole of H p is taken from the residual: as much of it as of p was walked',
    { residual: (r, Hp) => r.sub(Hp) },
  ],
  [
    'it stops too early: the residual is compared with the tolerance times the length of b, not its square',
    { enough: (tol, bb, rr) => rr <= tol * bb },
  ],
  [
    'it stops where the residual itself is below the tolerance: times the length of b',
    { enough: (tol, _, rr) => Math.sqrt(rr) <= tol },
  ],
  ['it never stops early: the residual may be short enough', { enough: () => false }],
];

interface Problem {
  H: Tensor;
  b: Tensor;
  rounds: number;
  tolerance?: number;
}

/** Solves one problem, and compares x, the number of rounds, and how often H was asked for. */
export async function compareSolved(
  student: Student,
  t: CheckTools,
  { H, b, rounds, tolerance }: Problem,
): Promise<void> {
  const product = t.probe('linear', H);
  const args = tolerance === undefined ? [product, b, rounds] : [product, b, rounds, tolerance];
  const [x, steps] = await student.call('conjugate_gradients', ...args);
  const tol = tolerance ?? 1e-10;
  const [want, count] = solved(H, b, rounds, tol);
  const slips = solverSlips.map(([say, slip]) => ({
    say,
    end: () => solved(H, b, rounds, tol, slip),
  }));
  t.close('x', x, want, {
    rtol: 1e-6,
    mistakes: [
      ...slips.map(({ say, end }) => ({ say, when: () => end()[0] })),
      { say: 'that is b: x begins at 0, and moves along p', when: () => b },
      { say: 'nothing has moved: x is still 0', when: () => b.mul(0) },
      { say: 'there is one round too many', when: () => solved(H, b, rounds + 1, tol)[0] },
      { say: 'there is one round too few', when: () => solved(H, b, rounds - 1, tol)[0] },
    ],
    ifNotFinite: 'it divides 0 by 0: stop when the residual is short enough, and at once for b = 0',
  });
  t.close('steps', steps, count, {
    mistakes: slips.map(({ say, end }) => ({ say, when: () => end()[1] })),
  });
  const asked = (await student.recall(product)).count;
  t.that(
    asked <= count + 1,
    `the product with H was asked for ${asked} times in ${count} rounds: it is what costs`,
    'once in a round: keep H p in a variable, for p · H p and for the residual',
  );
  t.inputsUnchanged();
}

export const conjugate_gradients = defineExercise({
  ...LANDSCAPE,
  name: 'conjugate_gradients',
  params: ['product', 'b', 'max_steps', 'tolerance'],
  returns: ['x', 'steps'],
  hints: [
    'Keep four things from round to round: x, r, p, and the number r·r. At first x is 0, so r is b, and p is b as well.',
    'How far along p: r - far · H p must have nothing left along p, so p·r = far · p·Hp. And p·r is r·r.',
    'In a round: far = rr / p·Hp; x += far · p; r -= far · Hp; then the new r·r over the old one is the multiple, p = r + multiple · p.',
    'while (steps < max_steps && Math.sqrt(rr) > tolerance * Math.sqrt(b·b)) { … if (p·Hp <= 0) return [steps === 0 ? b.copy() : x, steps]; … }.',
  ],
  checks: [
    {
      id: 'rounds',
      title: 'x after each number of rounds, on the way to the solution',
      points: 3,
      async run(student, t: CheckTools) {
        const P = t.extent(5, 7);
        const H = curved(t, apart(t, 0.5, 8, P));
        const b = signed(t, 0.5, 2, P);
        for (const rounds of [1, 2, 3]) await compareSolved(student, t, { H, b, rounds });
      },
    },
    {
      id: 'solution',
      title: 'as many rounds as there are different curvatures, and then it stops by itself',
      points: 2,
      core: false,
      async run(student, t: CheckTools) {
        for (const length of [1, 1e-3, 1e4]) {
          const H = curved(t, [1, 1, 4, 4, 4, 9]);
          const b = t.randn(6).mul(length);
          const [x, steps] = await student.call('conjugate_gradients', t.probe('linear', H), b, 50);
          t.close('x', x, solve(H, b), { rtol: 1e-6, atol: 1e-8 * length });
          t.that(
            t.number('steps', steps) >= 3 && (steps as number) <= 5,
            `H has three different curvatures, and ${steps} rounds were made; three are enough, but for rounding`,
            'stop when the residual is not longer than tolerance times the length of b',
          );
        }
        const H = curved(t, apart(t, 1, 9, 6));
        await compareSolved(student, t, { H, b: t.randn(6).mul(100), rounds: 50, tolerance: 0.1 });
        await compareSolved(student, t, { H, b: t.randn(6).mul(0.01), rounds: 50, tolerance: 0.1 });
      },
    },
    {
      id: 'no-bowl',
      title:
        'where p · H p is not above 0 it stops: in the first round with b, later with what it has',
      points: 1,
      core: false,
      async run(student, t: CheckTools) {
        const b = signed(t, 0.5, 2, 4);
        await compareSolved(student, t, { H: curved(t, [-4, -3, -2, -1]), b, rounds: 10 });
        // Of a saddle the first directions may lie in the part that is a bowl.
        const U = turned(t, 5);
        const H = U.mul(tensor([-1, 2, 5, 8, 10])).dot(U.T);
        const mostly = U.dot(tensor([0.2, 1, -1, 1, 1]));
        await compareSolved(student, t, { H: H.add(H.T).div(2), b: mostly, rounds: 10 });
      },
    },
  ],
});
