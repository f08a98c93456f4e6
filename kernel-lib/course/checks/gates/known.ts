import type { Mistake } from 'chainrule-grader/checks';
import { exp, ones, type Tensor, tensor } from 'kernel-lib/tensor';

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

const sigmoid = (v: Tensor) => ones(...v.shape).div(exp(v.neg()).add(1));
const slopeOf = (s: Tensor) => s.mul(s.neg().add(1));

/** The staged function, what comes back along each use of x and of y, and the gradients. */
export function staged(x: Tensor, y: Tensor) {
  const [sx, sy] = [sigmoid(x), sigmoid(y)];
  const sum = x.add(y);
  const num = x.add(sy);
  const den = sx.add(sum.mul(sum));
  const dnum = den.pow(-1);
  const dden = num.div(den.mul(den)).neg();
  const viaX = slopeOf(sx).mul(dden);
  const viaY = slopeOf(sy).mul(dnum);
  const viaSquare = sum.mul(2).mul(dden);
  const [dx, dy] = [dnum.add(viaX).add(viaSquare), viaY.add(viaSquare)];
  return { f: num.div(den), sx, sy, sum, num, den, dnum, dden, viaX, viaY, viaSquare, dx, dy };
}

export function stagedMistakes(x: Tensor, y: Tensor): Record<'f' | 'dx' | 'dy', Mistake[]> {
  const parts = staged(x, y);
  const { f, sx, sy, sum, num, den, dnum, dden, viaX, viaY, viaSquare, dx, dy } = parts;
  const square = sum.mul(sum);
  const without = 'the gradients add up';
  const apart = x.sub(y);
  const off = 'the derivative of the sigmoid is σ·(1 - σ): ';
  const stagesOf = (
    from: Tensor,
    via: Tensor,
    letter: 'x' | 'y',
    s: Tensor,
    above: Tensor,
  ): (readonly [say: string, when: () => Tensor])[] => [
    [
      `the derivative of the sigmoid, σ·(1 - σ), is missing for ${letter}`,
      () => from.sub(via).add(above),
    ],
    [
      `${off}the factor 1 - σ) is missing for ${letter}`.replace('1 - σ)', '(1 - σ)'),
      () => from.sub(via).add(above.mul(s)),
    ],
    [
      `${off}the σ of σ·(1 - σ) is missing for ${letter}`,
      () => from.sub(via).add(above.mul(s.neg().add(1))),
    ],
    [
      `the derivative of the sigmoid is taken at σ(${letter}): σ·(1 - σ) has the σ already`,
      () => from.sub(via).add(above.mul(slopeOf(sigmoid(s)))),
    ],
    [
      `the slope of σ(${letter === 'x' ? 'y' : 'x'}) comes back to ${letter}: it needs that of σ(${letter})`,
      () => from.sub(via).add(above.mul(slopeOf(letter === 'x' ? sy : sx))),
    ],
    [
      'the derivative of the square is 2·(x + y): the 2 is missing',
      () => from.sub(viaSquare.div(2)),
    ],
    [
      'the derivative of the square is 2·(x + y): the x + y is missing',
      () => from.sub(viaSquare).add(dden.mul(2)),
    ],
    [
      'the derivative of the square is 2·(x + y), not the square itself',
      () => from.sub(viaSquare).add(square.mul(dden)),
    ],
    ['what comes back along (x + y)² counts twice', () => from.add(viaSquare)],
    [`what comes back along σ(${letter}) counts twice`, () => from.add(via)],
  ];
  return {
    f: list([
      ['the square of x + y is missing', () => num.div(sx.add(sum))],
      ['it is upside down: num / den', () => den.div(num)],
      ['σ(x) is above: it is x + σ(y)', () => x.add(sx).div(den)],
      ['σ(y) is below: it is σ(x) + (x + y)²', () => num.div(sy.add(square))],
      ['y + σ(y) is above: it is x + σ(y)', () => y.add(sy).div(den)],
      [
        'x² + y² is below: the sum is squared, (x + y)²',
        () => num.div(sx.add(x.mul(x)).add(y.mul(y))),
      ],
      ['(x - y)² is below: it is (x + y)²', () => num.div(sx.add(apart.mul(apart)))],
      ['that is the third power: it is (x + y)²', () => num.div(sx.add(square.mul(sum)))],
      [
        'the minus in exp(-t) is missing',
        () => x.add(sy.neg().add(1)).div(sx.neg().add(1).add(square)),
      ],
      ['the 1 in 1 + exp(-t) is missing', () => x.add(exp(y)).div(exp(x).add(square))],
      ['σ(x) and the square are multiplied: add them', () => num.div(sx.mul(square))],
      ['that is num · den: divide', () => num.mul(den)],
      ['only σ(y) is divided: brackets around x + σ(y) are missing', () => x.add(sy.div(den))],
    ]),
    dx: list([
      [
        `what comes back along σ(x) is missing: x is used three times, ${without}`,
        () => dx.sub(viaX),
      ],
      [
        `what comes back along (x + y)² is missing: x is used three times, ${without}`,
        () => dx.sub(viaSquare),
      ],
      [
        `what comes back along num is missing: x is used three times, ${without}`,
        () => dx.sub(dnum),
      ],
      ['the last use overwrites the others: add them up, dx = dx + …', () => viaSquare],
      ['the last use overwrites the others: add them up, dx = dx + …', () => viaX],
      ['the minus of num/den is missing: dden = -num/den²', () => dnum.sub(viaX).sub(viaSquare)],
      ['dden = -num/den²: den² is due below', () => dnum.add(viaX.add(viaSquare).mul(den))],
      ['num is missing in dden = -num/den²', () => dnum.add(viaX.add(viaSquare).div(num))],
      ['dnum = 1/den', () => dx.sub(dnum).add(den)],
      ['dnum = 1/den, not 1', () => dx.sub(dnum).add(1)],
      ['dnum = 1/den, not f', () => dx.sub(dnum).add(f)],
      ['what comes back along num counts twice', () => dx.add(dnum)],
      ...stagesOf(dx, viaX, 'x', sx, dden),
    ]),
    dy: list([
      [`what comes back along (x + y)² is missing: y is used twice, ${without}`, () => viaY],
      [`what comes back along σ(y) is missing: y is used twice, ${without}`, () => viaSquare],
      ['the minus of num/den is missing: dden = -num/den²', () => viaY.sub(viaSquare)],
      ['y is not in num but through σ(y): dnum alone does not come back to it', () => dy.add(dnum)],
      ['y is not in σ(x)', () => dy.add(viaX)],
      ...stagesOf(dy, viaY, 'y', sy, dnum),
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
