import { exp, ones, type Tensor, tensor } from '../../tensor/index.js';
import { defineExercise } from '../engine/define.js';

export const MultiplyGate = defineExercise({
  name: 'MultiplyGate',
  topic: 'gates',
  lab: 1,
  kind: 'class',
  methods: {
    forward: { params: ['x', 'y'], returns: 'z' },
    backward: { params: ['dz'], returns: ['dx', 'dy'] },
  },
  hints: [
    'Derive z = x·y with respect to x while y stands still: how much does z grow when x grows by 1?',
    'backward is not told x and y: forward has to keep them, this.x = x; this.y = y;',
    'return [this.y * dz, this.x * dz]',
  ],
  checks: [
    {
      id: 'forward',
      title: 'z = x · y',
      points: 1,
      async run(student, t) {
        const [x, y] = [t.uniform(1.2, 3, 1).item(), t.uniform(-3, -1.2, 1).item()];
        const gate = await student.create('MultiplyGate');
        const [z] = await student.method(gate, 'forward', x, y);
        t.close('z', z, x * y, {
          mistakes: [
            { say: 'that is the sum: this gate multiplies', when: () => x + y },
            { say: 'that is x alone', when: () => x },
          ],
        });
      },
    },
    {
      id: 'backward',
      title: 'dx = y · dz and dy = x · dz',
      points: 2,
      async run(student, t) {
        const [x, y] = [t.uniform(1.2, 2, 1).item(), t.uniform(2.2, 3, 1).item()];
        const dz = t.uniform(1.2, 3, 1).item();
        const gate = await student.create('MultiplyGate');
        await student.method(gate, 'forward', x, y);
        const [dx, dy] = await student.method(gate, 'backward', dz);
        t.close('dx', dx, y * dz, {
          mistakes: [
            {
              say: 'x and y are swapped: when x moves, z moves y times as much, so dx needs y',
              when: () => x * dz,
            },
            {
              say: 'the gradient from above is missing: multiply the local gradient y by dz',
              when: () => y,
            },
            {
              say: 'that is dz, passed on: an add gate does so, this one multiplies',
              when: () => dz,
            },
            {
              say: 'dz is added: the chain rule multiplies, local gradient times gradient from above',
              when: () => y + dz,
            },
            {
              say: 'it contains x as well: only the other input counts, dx = y · dz',
              when: () => x * y * dz,
            },
          ],
        });
        t.close('dy', dy, x * dz, {
          mistakes: [
            { say: 'x and y are swapped: dy needs x', when: () => y * dz },
            { say: 'the gradient from above is missing: multiply by dz', when: () => x },
          ],
        });
      },
    },
  ],
});

/** f and the gradients of the sigmoid circuit. */
export function circuit(w: Tensor, x: Tensor) {
  const s = w.at(0) * x.at(0) + w.at(1) * x.at(1) + w.at(2);
  const f = 1 / (1 + Math.exp(-s));
  const ds = f * (1 - f);
  const dw = (slope: number) => tensor([x.at(0) * slope, x.at(1) * slope, slope]);
  const dx = (slope: number) => tensor([w.at(0) * slope, w.at(1) * slope]);
  return { s, f, ds, dw, dx };
}

export const sigmoid_circuit_backward = defineExercise({
  name: 'sigmoid_circuit_backward',
  topic: 'gates',
  lab: 1,
  params: ['w', 'x'],
  returns: ['f', 'dw', 'dx'],
  hints: [
    'Go forward first and give every gate’s output a name; you need them all on the way back.',
    'Going back, one line per gate: local gradient times what came from above. 1/d has -1/d², 1 + e has 1, exp(n) has exp(n), -1·s has -1.',
    'With ds in hand: a sum gives ds to each of its inputs; the product w0·x0 gives x0·ds to w0 and w0·ds to x0; the bias w2 gets ds itself.',
  ],
  checks: [
    {
      id: 'forward',
      title: 'f = 1 / (1 + exp(-(w0·x0 + w1·x1 + w2)))',
      points: 1,
      async run(student, t) {
        const [w, x] = [t.randn(3), t.randn(2)];
        const [f] = await student.call('sigmoid_circuit_backward', w, x);
        const { s, f: want } = circuit(w, x);
        t.close('f', f, want, {
          mistakes: [
            { say: 'the minus in exp(-s) is missing', when: () => 1 / (1 + Math.exp(s)) },
            {
              say: 'the bias w2 is missing in the sum',
              when: () => 1 / (1 + Math.exp(-(s - w.at(2)))),
            },
            { say: 'that is the sum before the sigmoid', when: () => s },
            { say: 'that is 1 + exp(-s): the last gate, 1/…, is missing', when: () => 1 / want },
          ],
        });
      },
    },
    {
      id: 'dw',
      title: 'dw: the gradients of w0, w1 and the bias w2',
      points: 2,
      async run(student, t) {
        const [w, x] = [t.uniform(0.3, 0.9, 3), t.uniform(1.2, 2, 2)];
        const [, dw] = await student.call('sigmoid_circuit_backward', w, x);
        const { f, ds, dw: at } = circuit(w, x);
        const e = 1 / f - 1;
        t.close('dw', dw, at(ds), {
          mistakes: [
            {
              say: 'the sign is wrong, and only one minus is missing: of 1/d (-1/d²) or of -1·s',
              when: () => at(-ds),
            },
            {
              say: 'at a product the factors swap: w0 gets x0·ds, not w0·ds',
              when: () => tensor([w.at(0) * ds, w.at(1) * ds, ds]),
            },
            {
              say: 'the gate exp is skipped: going back it multiplies by exp(n)',
              when: () => at(f * f),
            },
            {
              say: 'the gate 1/d is skipped: going back it multiplies by -1/d²',
              when: () => at(e),
            },
            {
              say: 'the gate 1/d gives -1/d², not -1/d',
              when: () => at(f * e),
            },
            {
              say: 'the bias is no product: it gets ds itself',
              when: () => tensor([x.at(0) * ds, x.at(1) * ds, w.at(2) * ds]),
            },
            {
              say: 'these are the local gradients of the sum: multiply them by ds, what came back so far',
              when: () => at(1),
            },
          ],
        });
      },
    },
    {
      id: 'dx',
      title: 'dx: the gradients of x0 and x1',
      points: 1,
      async run(student, t) {
        const [w, x] = [t.uniform(0.3, 0.9, 3), t.uniform(1.2, 2, 2)];
        const [, , dx] = await student.call('sigmoid_circuit_backward', w, x);
        const { ds, dx: at } = circuit(w, x);
        t.close('dx', dx, at(ds), {
          mistakes: [
            { say: 'the sign is wrong: one of the two minuses is missing', when: () => at(-ds) },
            {
              say: 'at a product the factors swap: x0 gets w0·ds, not x0·ds',
              when: () => tensor([x.at(0) * ds, x.at(1) * ds]),
            },
          ],
        });
        t.inputsUnchanged();
      },
    },
  ],
});

/** The staged function and its parts. */
export function staged(x: Tensor, y: Tensor) {
  const sigmoid = (v: Tensor) => ones(...v.shape).div(exp(v.neg()).add(1));
  const [sx, sy] = [sigmoid(x), sigmoid(y)];
  const slope = (s: Tensor) => s.mul(s.neg().add(1));
  const sum = x.add(y);
  const num = x.add(sy);
  const den = sx.add(sum.mul(sum));
  const dden = num.div(den.mul(den)).neg();
  return { f: num.div(den), num, den, dden, sum, slopeX: slope(sx), slopeY: slope(sy) };
}

export const staged_backward = defineExercise({
  name: 'staged_backward',
  topic: 'gates',
  lab: 1,
  params: ['x', 'y'],
  returns: ['f', 'dx', 'dy'],
  hints: [
    'Forward in stages, each with a name: sig_y, num, sig_x, xpy, den, f. Backward the same names in reverse, each with a d in front.',
    'f = num/den gives dnum = 1/den and dden = -num/den². The derivative of the sigmoid is σ·(1 - σ). (x + y)² gives 2·(x + y) to both.',
    'x is used in num, in sig_x and in xpy: dx is the sum of what comes back along the three. y is used twice.',
  ],
  checks: [
    {
      id: 'forward',
      title: 'f = (x + σ(y)) / (σ(x) + (x + y)²)',
      points: 1,
      async run(student, t) {
        const [x, y] = [t.uniform(0.2, 2, 3, 4), t.uniform(0.2, 2, 3, 4)];
        const [f] = await student.call('staged_backward', x, y);
        const { f: want, num, den, sum } = staged(x, y);
        t.close('f', f, want, {
          mistakes: [
            {
              say: 'the square of x + y is missing',
              when: () => num.div(den.sub(sum.mul(sum)).add(sum)),
            },
            { say: 'it is upside down: num / den', when: () => den.div(num) },
          ],
        });
      },
    },
    {
      id: 'dx',
      title: 'dx adds up what comes back along the three uses of x',
      points: 2,
      async run(student, t) {
        const [x, y] = [t.uniform(0.2, 2, 3, 4), t.uniform(0.2, 2, 3, 4)];
        const [, dx] = await student.call('staged_backward', x, y);
        const { den, dden, sum, slopeX } = staged(x, y);
        const dnum = ones(3, 4).div(den);
        const [viaSigmoid, viaSquare] = [slopeX.mul(dden), sum.mul(2).mul(dden)];
        const want = dnum.add(viaSigmoid).add(viaSquare);
        t.close('dx', dx, want, {
          mistakes: [
            {
              say: 'what comes back along σ(x) is missing: x is used three times, the gradients add up',
              when: () => want.sub(viaSigmoid),
            },
            {
              say: 'what comes back along (x + y)² is missing: x is used three times, the gradients add up',
              when: () => want.sub(viaSquare),
            },
            {
              say: 'what comes back along num is missing: x is used three times, the gradients add up',
              when: () => want.sub(dnum),
            },
            {
              say: 'the last use overwrites the others: add them up, dx = dx + …',
              when: () => viaSquare,
            },
            {
              say: 'the last use overwrites the others: add them up, dx = dx + …',
              when: () => viaSigmoid,
            },
            {
              say: 'the derivative of the square is 2·(x + y): the 2 is missing',
              when: () => want.sub(viaSquare.div(2)),
            },
            {
              say: 'the minus of num/den is missing: dden = -num/den²',
              when: () => dnum.sub(viaSigmoid).sub(viaSquare),
            },
          ],
        });
      },
    },
    {
      id: 'dy',
      title: 'dy adds up what comes back along the two uses of y',
      points: 1,
      async run(student, t) {
        const [x, y] = [t.uniform(0.2, 2, 5), t.uniform(0.2, 2, 5)];
        const [, , dy] = await student.call('staged_backward', x, y);
        t.inputsUnchanged();
        const { den, dden, sum, slopeY } = staged(x, y);
        const [viaSigmoid, viaSquare] = [slopeY.div(den), sum.mul(2).mul(dden)];
        const want = viaSigmoid.add(viaSquare);
        t.close('dy', dy, want, {
          mistakes: [
            {
              say: 'what comes back along (x + y)² is missing: y is used twice, the gradients add up',
              when: () => viaSigmoid,
            },
            {
              say: 'what comes back along σ(y) is missing: y is used twice, the gradients add up',
              when: () => viaSquare,
            },
            {
              say: 'the derivative of the sigmoid, σ·(1 - σ), is missing for y',
              when: () => ones(5).div(den).add(viaSquare),
            },
          ],
        });
      },
    },
  ],
});

/** In the order in which the lab sets them. */
export const exercises = [MultiplyGate, sigmoid_circuit_backward, staged_backward];
