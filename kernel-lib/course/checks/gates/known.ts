import type { Mistake } from 'chainrule-grader/checks';
import { type Tensor, tensor } from 'kernel-lib/tensor';

/* Wrong answers to the circuits that are worth recognising, for any inputs. */

const list = (pairs: readonly (readonly [say: string, when: Mistake['when']])[]): Mistake[] =>
  pairs.map(([say, when]) => ({ say, when }));

/** f and the gradients of the sigmoid circuit. */
export function circuit(w: Tensor, x: Tensor) {
  const s = w.at(0) * x.at(0) + w.at(1) * x.at(1) + w.at(2);
  const f = 1 / (1 + Math.exp(-s));
  const ds = f * (1 - f);
  const dw = (slope: number) => tensor([x.at(0) * slope, x.at(1) * slope, slope]);
  const dx = (slope: number) => tensor([w.at(0) * slope, w.at(1) * slope]);
  return { s, f, ds, dw, dx };
}

const ZERO = 'a 0 is a number like any other: something || … takes it for a missing one';

export function circuitMistakes(w: Tensor, x: Tensor): Record<'f' | 'dw' | 'dx', Mistake[]> {
  const { s, f, ds, dw, dx } = circuit(w, x);
  const e = Math.exp(-s);
  const [[w0, w1, w2], [x0, x1]] = [
    [w.at(0), w.at(1), w.at(2)],
    [x.at(0), x.at(1)],
  ] as const;
  const at = (sum: number) => 1 / (1 + Math.exp(-sum));
  const filled = (of: Tensor) => tensor(Array.from(of.data, (v) => (v as number) || 1));
  const noZeros = circuit(tensor([...Array.from(filled(w).data).slice(0, 2), w2]), filled(x));
  const onlyW = circuit(tensor([...Array.from(filled(w).data).slice(0, 2), w2]), x);
  const onlyX = circuit(w, filled(x));
  const slopes: (readonly [say: string, slope: number])[] = [
    ['the gate exp is skipped: going back it multiplies by exp(n)', f * f],
    ['the gate 1/d is skipped: going back it multiplies by -1/d²', e],
    ['the gate 1/d gives -1/d², not -1/d', f * e],
    ['the gate 1/d gives -1/d², not -1/(2d)', (f * e) / 2],
    ['these are the local gradients of the sum: multiply them by ds, what came back so far', 1],
    ['that is f where its slope is due: f · (1 - f)', f],
    ['it is f · (1 + f): the slope of the sigmoid is f · (1 - f)', f * (1 + f)],
    ['it is s · (1 - s): the slope of the sigmoid is f · (1 - f), with f itself', s * (1 - s)],
    ['it is times f once too often: what comes from above is df = 1', ds * f],
    ['going back the gate exp multiplies by exp(n), not exp(s)', f * f * Math.exp(s)],
    ['going back the gate exp multiplies by exp(n), not by n', -s * f * f],
  ];
  const sized = (of: (slope: number) => Tensor) =>
    slopes.map(([say, slope]) => [say, () => of(slope)] as const);
  return {
    f: list([
      ['the minus in exp(-s) is missing', () => at(-s)],
      ['the bias w2 is missing in the sum', () => at(s - w2)],
      ['the bias w2 is subtracted: add it', () => at(s - 2 * w2)],
      ['w0 meets x1 and w1 meets x0: it is w0·x0 + w1·x1', () => at(w0 * x1 + w1 * x0 + w2)],
      ['w1·x1 is missing in the sum', () => at(w0 * x0 + w2)],
      ['w0·x0 is missing in the sum', () => at(w1 * x1 + w2)],
      ['that is tanh: the sigmoid is 1 / (1 + exp(-s))', () => Math.tanh(s)],
      ['the 1 in 1 + exp(-s) is missing', () => 1 / e],
      ['that is the sum before the sigmoid', () => s],
      ['that is 1 + exp(-s): the last gate, 1/…, is missing', () => 1 / f],
      ...[noZeros, onlyW, onlyX].map((other) => [ZERO, () => other.f] as const),
    ]),
    dw: list([
      [
        'the sign is wrong, and only one minus is missing: of 1/d (-1/d²) or of -1·s',
        () => dw(-ds),
      ],
      [
        'at a product the factors swap: w0 gets x0·ds, not w0·ds',
        () => tensor([w0 * ds, w1 * ds, ds]),
      ],
      ...sized(dw),
      ['the bias is no product: it gets ds itself', () => tensor([x0 * ds, x1 * ds, w2 * ds])],
      ['the bias w2 gets ds itself, not 0', () => tensor([x0 * ds, x1 * ds, 0])],
      ['the bias w2 gets ds itself, not 1', () => tensor([x0 * ds, x1 * ds, 1])],
      ['dw is in the order w0, w1, w2', () => tensor([ds, x0 * ds, x1 * ds])],
      ['dw is in the order w0, w1, w2', () => tensor([x1 * ds, x0 * ds, ds])],
      ...[noZeros, onlyW, onlyX].map((other) => [ZERO, () => other.dw(other.ds)] as const),
    ]),
    dx: list([
      ['the sign is wrong: one of the two minuses is missing', () => dx(-ds)],
      ['at a product the factors swap: x0 gets w0·ds, not x0·ds', () => tensor([x0 * ds, x1 * ds])],
      ...sized(dx),
      ['dx is in the order x0, x1', () => tensor([w1 * ds, w0 * ds])],
      ...[noZeros, onlyW, onlyX].map((other) => [ZERO, () => other.dx(other.ds)] as const),
    ]),
  };
}

/** What one backward of the gate may give instead of y · dz (or, for dy, of x · dz). */
export function gateMistakes(
  name: 'dx' | 'dy',
  [own, other, dz]: readonly [own: number, other: number, dz: number],
): Mistake[] {
  const [mine, theirs] = name === 'dx' ? ['x', 'y'] : ['y', 'x'];
  return list([
    [
      name === 'dx'
        ? 'x and y are swapped: when x moves, z moves y times as much, so dx needs y'
        : 'x and y are swapped: dy needs x',
      () => own * dz,
    ],
    [
      `the gradient from above is missing: multiply the local gradient ${theirs} by dz`,
      () => other,
    ],
    ['that is dz, passed on: an add gate does so, this one multiplies', () => dz],
    [
      'dz is added: the chain rule multiplies, local gradient times gradient from above',
      () => other + dz,
    ],
    [
      `it contains ${mine} as well, or z is kept in place of ${theirs}: only the other input counts, ${name} = ${theirs} · dz`,
      () => own * other * dz,
    ],
    [`it is divided by dz: multiply by it`, () => other / dz],
    ['that is (x + y) · dz: only the other input counts', () => (own + other) * dz],
    [`${theirs} is not kept: this.${theirs} = ${theirs} in forward`, () => 0],
    [`${theirs} is kept rounded`, () => Math.round(other) * dz],
  ]);
}
