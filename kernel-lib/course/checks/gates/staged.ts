import { type CheckTools, describeValue, type Mistake, telling } from 'chainrule-grader/checks';
import { exp, sqrt, Tensor } from 'kernel-lib/tensor';

/** The stages in the order in which they are computed. */
const STAGES = ['p', 'e', 'q', 's', 't', 'r'] as const;
type Stage = (typeof STAGES)[number];
/** From the last to the first: the gradient of each is made of those before it. */
const BACK = ['r', 't', 's', 'e', 'q', 'p'] as const satisfies readonly Stage[];

/** All values of the exercise and, with a d in front, what comes back to them. */
function staged(x: Tensor, y: Tensor) {
  const [p, q] = [x.mul(y), x.sub(y)];
  const [e, s] = [exp(p), q.pow(2)];
  const t = s.add(e);
  const r = sqrt(t);
  const above = r.pow(-1); // to q, as the upper part of f
  const dr = q.div(t).neg();
  const dt = dr.div(r.mul(2));
  const square = q.mul(2).mul(dt); // to q, along its square
  const dq = above.add(square);
  const dp = e.mul(dt);
  const values = { p, e, q, s, t, r };
  const back = { p: dp, e: dt, q: dq, s: dt, t: dt, r: dr };
  const [dx, dy] = [y.mul(dp).add(dq), x.mul(dp).sub(dq)];
  return { values, back, above, square, f: q.div(r), dx, dy };
}

type Slips = readonly (readonly [say: string, when: () => Tensor])[];
const list = (slips: Slips): Mistake[] => slips.map(([say, when]) => ({ say, when }));

/** Wrong values of each stage, where those before it are right. */
function forwardSlips(x: Tensor, y: Tensor): Record<Stage | 'f', Mistake[]> {
  const { values } = staged(x, y);
  const { p, e, q, s, t, r } = values;
  return {
    p: list([
      ['that is the sum: p is the product', () => x.add(y)],
      ['that is the quotient: p is the product', () => x.div(y)],
      ['that is the square of x: y is missing', () => x.mul(x)],
    ]),
    e: list([
      ['the exponent is p itself, without a minus', () => exp(p.neg())],
      ['that is p: exp is missing', () => p],
      ['the exponent is x · y, not x + y', () => exp(x.add(y))],
    ]),
    q: list([
      ['that is the sum: q is x - y', () => x.add(y)],
      ['that is y - x: q is x - y', () => y.sub(x)],
    ]),
    s: list([
      ['that is q: the square is missing', () => q],
      ['that is 2 q: the square is q · q', () => q.mul(2)],
      ['that is the third power: the square is q · q', () => q.pow(3)],
      ['that is x² - y²: square the difference', () => x.mul(x).sub(y.mul(y))],
    ]),
    t: list([
      ['e and s are multiplied: t is their sum', () => e.mul(s)],
      ['s is subtracted: t is e + s', () => e.sub(s)],
      ['s is missing: t is e + s', () => e],
      ['e is missing: t is e + s', () => s],
    ]),
    r: list([
      ['that is t: the root is missing', () => t],
      ['that is the square of t: r is its root', () => t.mul(t)],
      ['that is 1 / √t: r is √t', () => t.pow(-0.5)],
      ['that is √e + √s: the root is that of the sum', () => sqrt(e).add(sqrt(s))],
    ]),
    f: list([
      ['it is upside down: f is q / r', () => r.div(q)],
      ['that is q · r: f is q / r', () => q.mul(r)],
      ['it is divided by t: f is q / r, with the root', () => q.div(t)],
      ['that is 1 / r: q is missing above', () => r.pow(-1)],
    ]),
  };
}

const SUM = 'a sum hands what came back to both of its parts as it is';

/** Wrong gradients of each stage, where those that came before are right. */
function backSlips(x: Tensor, y: Tensor): Record<Stage, Mistake[]> {
  const { values, back, above, square } = staged(x, y);
  const { p, e, t, r } = values;
  const { r: dr, t: dt, q: dq, p: dp } = back;
  return {
    r: list([
      ['the minus is missing: derive q / r with respect to r', () => dr.neg()],
      ['r² is due below: derive q / r with respect to r', () => dr.mul(r)],
      ['r² is due below, not r³', () => dr.div(r)],
      ['the q above is missing: derive q / r with respect to r', () => r.pow(-2).neg()],
      ['that goes to q, the upper part of f', () => above],
    ]),
    t: list([
      ['the ½ is missing: derive √t', () => dr.div(r)],
      ['1/r is due, not r: derive √t', () => dr.mul(r).div(2)],
      ['the slope of the root is taken at r: it belongs at t', () => dr.div(sqrt(r).mul(2))],
      ['that is dr, handed on: a root has a slope', () => dr],
      ['that is the slope alone: multiply it by dr', () => r.pow(-1).div(2)],
      ['1/t is due for the logarithm: derive √t', () => dr.div(t)],
      ['the sign is wrong: the slope of a root is positive', () => dt.neg()],
    ]),
    s: list([
      [SUM, () => dt.mul(values.s)],
      [SUM, () => dt.mul(e)],
      [SUM, () => dt.div(2)],
      ['that is 1: multiply by what came back to t', () => dt.mul(0).add(1)],
    ]),
    e: list([
      [SUM, () => dt.mul(e)],
      [SUM, () => dt.mul(values.s)],
      [SUM, () => dt.div(2)],
      ['that is 1: multiply by what came back to t', () => dt.mul(0).add(1)],
    ]),
    q: list([
      ['what comes back along s = q² is missing: q is used twice, and the two add up', () => above],
      [
        'what comes back along f = q / r is missing: q is used twice, and the two add up',
        () => square,
      ],
      ['the derivative of the square is 2 q: the 2 is missing', () => dq.sub(square.div(2))],
      ['the derivative of the square is 2 q: the q is missing', () => above.add(dt.mul(2))],
      [
        'the derivative of the square is 2 q, not the square itself',
        () => above.add(values.s.mul(dt)),
      ],
      ['what comes back along s = q² is subtracted: the two add up', () => above.sub(square)],
      ['along f = q / r comes 1 / r, not r', () => r.add(square)],
      ['along f = q / r comes 1 / r, not 1', () => square.add(1)],
      ['what comes back along s = q² counts twice', () => dq.add(square)],
      ['what comes back along f = q / r counts twice', () => dq.add(above)],
    ]),
    p: list([
      ['that is de, handed on: going back exp multiplies by exp(p)', () => dt],
      ['going back exp multiplies by exp(p), not by p', () => dt.mul(p)],
      ['going back exp multiplies by exp(p), and e is that already', () => dt.mul(exp(e))],
      ['that is the slope alone: multiply it by de', () => e],
      ['the sign is wrong: the slope of exp is positive', () => dp.neg()],
    ]),
  };
}

/** Wrong dx and dy, where all stages are right. */
function inputSlips(x: Tensor, y: Tensor): Record<'dx' | 'dy', Mistake[]> {
  const { back, dx, dy } = staged(x, y);
  const { p: dp, q: dq } = back;
  const twice = (letter: string) => `${letter} is used twice, and what comes back adds up`;
  return {
    dx: list([
      [`what comes back along p = x · y is missing: ${twice('x')}`, () => dq],
      [`what comes back along q = x - y is missing: ${twice('x')}`, () => y.mul(dp)],
      ['at a product the factors swap: x gets y · dp', () => x.mul(dp).add(dq)],
      ['x stands in q with a plus', () => y.mul(dp).sub(dq)],
      ['y is missing: x gets y · dp', () => dp.add(dq)],
      ['what comes back along q = x - y counts twice', () => dx.add(dq)],
      ['what comes back along p = x · y counts twice', () => dx.add(y.mul(dp))],
    ]),
    dy: list([
      [`what comes back along p = x · y is missing: ${twice('y')}`, () => dq.neg()],
      [`what comes back along q = x - y is missing: ${twice('y')}`, () => x.mul(dp)],
      ['at a product the factors swap: y gets x · dp', () => y.mul(dp).sub(dq)],
      ['y stands in q with a minus', () => x.mul(dp).add(dq)],
      ['y stands in q with a minus', () => dq],
      ['x is missing: y gets x · dp', () => dp.sub(dq)],
      ['what comes back along q = x - y counts twice', () => dy.sub(dq)],
      ['what comes back along p = x · y counts twice', () => dy.add(x.mul(dp))],
    ]),
  };
}

/** Two tensors with which the usual slips show. */
export function stagedInputs(t: CheckTools, ...shape: number[]): [x: Tensor, y: Tensor] {
  return telling(
    () => [t.uniform(-1.5, 1.5, ...shape), t.uniform(-1.5, 1.5, ...shape)],
    ([x, y]) => {
      const { values, back, f, dx, dy } = staged(x, y);
      const forward = forwardSlips(x, y);
      const backward = backSlips(x, y);
      const inputs = inputSlips(x, y);
      return [
        ...STAGES.map((name) => ({ want: values[name], mistakes: forward[name] })),
        ...STAGES.map((name) => ({ want: back[name], mistakes: backward[name] })),
        { want: f, mistakes: forward.f },
        { want: dx, mistakes: inputs.dx },
        { want: dy, mistakes: inputs.dy },
      ];
    },
  );
}

/** What of the results is compared. */
export type StagedPart = 'forward' | 'back' | 'dx' | 'dy';

/** Compares a part of what came back, stage by stage: the first one that is wrong is named. */
export function closeStaged(
  t: CheckTools,
  [x, y]: [x: Tensor, y: Tensor],
  got: readonly unknown[],
  part: StagedPart,
): void {
  const { values, back, f, dx, dy } = staged(x, y);
  const others = (name: string) => ({ f, dx, dy, [name]: dx.mul(Number.NaN) });
  if (part === 'forward') {
    const slips = forwardSlips(x, y);
    const found = stagesOf(t, 'stages', got[3]);
    for (const name of STAGES) {
      t.close(`stages.${name}`, found[name], values[name], { mistakes: slips[name] });
    }
    t.close('f', got[0], f, { mistakes: slips.f, others: others('f') });
  } else if (part === 'back') {
    const slips = backSlips(x, y);
    const found = stagesOf(t, 'back', got[4]);
    for (const name of BACK) {
      t.close(`back.${name}`, found[name], back[name], { mistakes: slips[name] });
    }
  } else {
    const [i, want] = part === 'dx' ? [1, dx] : [2, dy];
    t.close(part, got[i], want, { mistakes: inputSlips(x, y)[part], others: others(part) });
  }
}

function stagesOf(t: CheckTools, name: string, got: unknown): Record<string, unknown> {
  const names = `{ ${STAGES.join(', ')} }`;
  t.that(
    typeof got === 'object' && got !== null && !Array.isArray(got) && !(got instanceof Tensor),
    `${name} is ${describeValue(got)}; expected an object ${names}`,
    `collect the ${name === 'back' ? 'gradients of the stages' : 'stages'} under their names`,
  );
  const found = got as Record<string, unknown>;
  const missing = STAGES.find((stage) => found[stage] === undefined);
  t.that(missing === undefined, `${name} has no ${missing}; expected ${names}`);
  return found;
}
