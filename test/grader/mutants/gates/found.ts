import { answersTo, type Mutant, type Variant } from '../mutant.js';

const circuit = answersTo('sigmoid_circuit_backward');

/** The gate with one of its methods written in another way. */
const gate = (
  name: string,
  methods: { forward?: string; backward?: string },
  says: RegExp,
): Mutant => ({
  exercise: 'MultiplyGate',
  name,
  methods,
  says,
});
const rightGate = (name: string, methods: { forward?: string; backward?: string }): Variant => ({
  exercise: 'MultiplyGate',
  name,
  methods,
});
const KEEP = 'this.x = x; this.y = y; return x * y;';
const BOTH = 'return [this.y * dz, this.x * dz];';
const own = (name: string) => `const own = ${name} as never as Record<string, any>;`;
const F = 'const f = 1 / d;';
const SLOPE = 'const dd = (-1 / (d * d)) * df;';
const END = 'return [f, dw, dx]';

export const foundMutants: Mutant[] = [
  gate('divides', { forward: 'this.x = x; this.y = y; return x / y;' }, /quotient/),
  gate('power', { forward: 'this.x = x; this.y = y; return x ** y;' }, /power/),
  gate('subtracts', { forward: 'this.x = x; this.y = y; return x - y;' }, /difference/),
  gate(
    'without the sign',
    { forward: 'this.x = x; this.y = y; return Math.abs(x * y);' },
    /sign is wrong/,
  ),
  gate(
    'in brackets',
    { forward: 'this.x = x; this.y = y; return [x * y] as never;' },
    /leave out the brackets|expected a number/,
  ),
  gate(
    'a text',
    { forward: 'this.x = x; this.y = y; return String(x * y) as never;' },
    /expected a number/,
  ),
  gate(
    'no return',
    { forward: 'this.x = x; this.y = y; return undefined as never;' },
    /is a return missing/,
  ),
  gate(
    'rounded',
    { forward: 'this.x = x; this.y = y; return Math.round(x * y * 100) / 100;' },
    /rounded/,
  ),
  gate(
    'keeps x and y the wrong way round',
    { forward: 'this.x = y; this.y = x; return x * y;' },
    /x and y are swapped/,
  ),
  gate('keeps x only', { forward: 'this.x = x; return x * y;' }, /y is not kept/),
  gate('keeps y only', { forward: 'this.y = y; return x * y;' }, /x is not kept/),
  gate(
    'keeps z in place of x',
    { forward: 'this.x = x * y; this.y = y; return x * y;' },
    /z is kept|contains y/,
  ),
  gate(
    'keeps rounded numbers',
    { forward: 'this.x = Math.round(x); this.y = Math.round(y); return x * y;' },
    /rounded/,
  ),
  gate(
    'keeps float32',
    { forward: 'this.x = Math.fround(x); this.y = Math.fround(y); return x * y;' },
    /loses digits/,
  ),
  gate(
    'keeps sizes without sign',
    { forward: 'this.x = Math.abs(x); this.y = Math.abs(y); return x * y;' },
    /sign is wrong/,
  ),
  gate(
    'a zero is not kept',
    { forward: 'if (x) this.x = x; if (y) this.y = y; return x * y;' },
    /a 0 is a number like any other/,
  ),
  gate(
    'keeps what is larger than before',
    { forward: 'this.x = Math.max(this.x, x); this.y = Math.max(this.y, y); return x * y;' },
    /earlier forward|expected/,
  ),
  gate(
    'adds up what it keeps',
    { forward: 'this.x += x; this.y += y; return x * y;' },
    /earlier forward/,
  ),
  gate(
    'all gates share x and y',
    {
      forward: 'const all = MultiplyGate as any; all.x = x; all.y = y; return x * y;',
      backward: 'const all = MultiplyGate as any; return [all.y * dz, all.x * dz];',
    },
    /second gate/,
  ),
  gate(
    'dy only swapped',
    { backward: 'return [this.y * dz, this.y * dz];' },
    /x and y are swapped: dy/,
  ),
  gate(
    'returned in another order',
    { backward: 'return [this.x * dz, this.y * dz];' },
    /x and y are swapped/,
  ),
  gate(
    'an object',
    { backward: 'return { dx: this.y * dz, dy: this.x * dz } as never;' },
    /return \[dx, dy\]/,
  ),
  gate(
    'z / x',
    { backward: 'const z = this.x * this.y; return [(z / this.x) * dz, (z / this.y) * dz];' },
    /divided by|NaN/,
  ),
  gate(
    'dz of 0 taken for 1',
    { backward: 'dz = dz || 1; return [this.y * dz, this.x * dz];' },
    /a dz of 0/,
  ),
  gate(
    'gradients add up',
    {
      backward:
        'const own = this as any; own.dx = (own.dx ?? 0) + this.y * dz; own.dy = (own.dy ?? 0) + this.x * dz; return [own.dx, own.dy];',
    },
    /earlier backward|second backward/,
  ),
  gate(
    'forgets after backward',
    {
      backward:
        'const got: [number, number] = [this.y * dz, this.x * dz]; this.x = 0; this.y = 0; return got;',
    },
    /second backward/,
  ),
  gate(
    'x takes its step',
    {
      backward:
        'const got: [number, number] = [this.y * dz, this.x * dz]; this.x -= 0.1 * got[0]; return got;',
    },
    /second backward/,
  ),
  gate('half', { backward: 'return [(this.y * dz) / 2, (this.x * dz) / 2];' }, /0\.5 times/),
  gate('divided by dz', { backward: 'return [this.y / dz, this.x / dz];' }, /divided by dz/),
  gate(
    'sum of both',
    { backward: 'const s = (this.x + this.y) * dz; return [s, s];' },
    /x \+ y|only the other/,
  ),
  gate('dx minus', { backward: 'return [-this.y * dz, this.x * dz];' }, /sign is wrong/),
  gate(
    'numerical, one-sided with a large step',
    {
      backward:
        'const h = 0.1; return [((this.x + h) ** 1 * this.y - this.x * this.y) / h * dz + h, this.x * dz];',
    },
    /expected/,
  ),
  // sigmoid_circuit_backward
  circuit.wrong('the bias subtracted', [['+ w2;', '- w2;']], /bias w2 is subtracted/),
  circuit.wrong('w0 and w1 swapped', [['w0 * x0 + w1 * x1', 'w0 * x1 + w1 * x0']], /w0 meets x1/),
  circuit.wrong('only one product', [['w0 * x0 + w1 * x1', 'w0 * x0']], /w1·x1 is missing/),
  circuit.wrong('a bias for each product', [['+ w2;', '+ 2 * w2;']], /expected/),
  circuit.wrong('w2 is a factor', [['+ w2;', '* w2;']], /expected/),
  circuit.wrong('tanh', [[F, 'const f = Math.tanh(s);']], /tanh/),
  circuit.wrong('1 is missing', [['const d = 1 + e', 'const d = e']], /the 1 in 1 \+ exp/),
  circuit.wrong('log', [[F, 'const f = -Math.log(d);']], /expected/),
  circuit.wrong('a step', [[F, 'const f = Number(s > 0);']], /0 or 1|expected/),
  circuit.wrong('ds is f', [['const ds = -1 * dn', 'const ds = f']], /that is f/),
  circuit.wrong('ds is 1 - f', [['const ds = -1 * dn', 'const ds = 1 - f']], /not -1\/d/),
  circuit.wrong('f (1 + f)', [['const ds = -1 * dn', 'const ds = f * (1 + f)']], /1 \+ f/),
  circuit.wrong('s (1 - s)', [['const ds = -1 * dn', 'const ds = s * (1 - s)']], /s · \(1 - s\)/),
  circuit.wrong('f² (1 - f)', [['const ds = -1 * dn', 'const ds = f * f * (1 - f)']], /times f/),
  circuit.wrong(
    'exp of s on the way back',
    [['const dn = e * de', 'const dn = Math.exp(s) * de']],
    /exp\(n\), not exp\(s\)/,
  ),
  circuit.wrong(
    'n on the way back',
    [['const dn = e * de', 'const dn = n * de']],
    /multiplies by exp\(n\)/,
  ),
  circuit.wrong('2 d', [[SLOPE, 'const dd = (-1 / (2 * d)) * df;']], /-1\/d²/),
  circuit.wrong('df is f', [['const df = 1', 'const df = f']], /times f/),
  circuit.wrong('the bias gets nothing', [['x1 * ds, ds]', 'x1 * ds, 0]']], /bias w2 gets ds/),
  circuit.wrong('the bias gets 1', [['x1 * ds, ds]', 'x1 * ds, 1]']], /bias w2 gets ds/),
  circuit.wrong(
    'the bias first',
    [['[x0 * ds, x1 * ds, ds]', '[ds, x0 * ds, x1 * ds]']],
    /in the order w0, w1, w2/,
  ),
  circuit.wrong(
    'w1 first',
    [['[x0 * ds, x1 * ds, ds]', '[x1 * ds, x0 * ds, ds]']],
    /in the order w0, w1, w2/,
  ),
  circuit.wrong('x1 first', [['[w0 * ds, w1 * ds]', '[w1 * ds, w0 * ds]']], /in the order x0, x1/),
  circuit.wrong(
    'two weights',
    [['[x0 * ds, x1 * ds, ds]', '[x0 * ds, x1 * ds]']],
    /dw has shape \(2,\)/,
  ),
  circuit.wrong(
    'three inputs',
    [['[w0 * ds, w1 * ds]', '[w0 * ds, w1 * ds, ds]']],
    /dx has shape \(3,\)/,
  ),
  circuit.wrong('dx and dw change places', [[END, 'return [f, dx, dw]']], /this is dx/),
  circuit.wrong('a column', [[END, 'return [f, dw.reshape(3, 1), dx]']], /shape is not/),
  circuit.wrong('f as a Tensor', [[END, 'return [dw.sum(0) as never, dw, dx]']], /expected|shape/),
  circuit.wrong('rounded', [[END, 'return [Math.round(f * 100) / 100, dw, dx]']], /rounded/),
  circuit.wrong(
    'float32',
    [[END, "return [f, dw.astype('float32'), dx.astype('float32')]"]],
    /loses digits/,
  ),
  circuit.wrong(
    'a weight of 0 taken for 1',
    [['[w.at(0), w.at(1), w.at(2)]', '[w.at(0) || 1, w.at(1) || 1, w.at(2)]']],
    /a 0 is a number like any other/,
  ),
  circuit.wrong(
    'an input of 0 taken for 1',
    [['[x.at(0), x.at(1)]', '[x.at(0) || 1, x.at(1) || 1]']],
    /a 0 is a number like any other/,
  ),
  circuit.wrong('the second bias', [['w.at(2)]', 'w.at(1)]']], /expected/),
  circuit.wrong(
    'the sum is cut',
    [['+ w2;', '+ w2; if (s < 0) return [0, w.mul(0), x.mul(0)];']],
    /expected/,
  ),
  circuit.wrong('w takes its step', [[END, 'w.sub_(dw.mul(0.1)); return [f, dw, dx]']], /input w/),
  circuit.wrong('x is changed', [[END, 'x.mul_(2); return [f, dw, dx]']], /input x/),
  circuit.wrong(
    'one buffer',
    [
      [
        END,
        `${own('sigmoid_circuit_backward')} if (own.dw) own.dw.set(dw); else own.dw = dw; return [f, own.dw, dx]`,
      ],
    ],
    /same memory/,
  ),
  circuit.wrong(
    'gradients add up over the calls',
    [
      [
        END,
        `${own('sigmoid_circuit_backward')} own.dw = own.dw ? own.dw.add(dw) : dw; return [f, own.dw, dx]`,
      ],
    ],
    /gave different results|earlier call/,
  ),
];

export const foundVariants: Variant[] = [
  rightGate('the slopes, kept by forward', {
    forward: '(this as any).slopes = [y, x]; return x * y;',
    backward: 'const [a, b] = (this as any).slopes; return [dz * a, dz * b];',
  }),
  rightGate('an object with both', {
    forward: 'Object.assign(this, { x, y }); return y * x;',
    backward: 'const { x, y } = this; return [dz * y, dz * x];',
  }),
  rightGate('a private map of gates', {
    forward: '((MultiplyGate as any).seen ??= new WeakMap()).set(this, [x, y]); return x * y;',
    backward: 'const [x, y] = (MultiplyGate as any).seen.get(this); return [dz * y, dz * x];',
  }),
  rightGate('centred differences, exact for a product', {
    forward: KEEP,
    backward:
      'const [x, y] = [this.x, this.y]; return [(((x + 1) * y - (x - 1) * y) / 2) * dz, ((x * (y + 1) - x * (y - 1)) / 2) * dz];',
  }),
  rightGate('as written', { forward: KEEP, backward: BOTH }),
  circuit.right(
    'tanh of half',
    'const s = w.at(0) * x.at(0) + w.at(1) * x.at(1) + w.at(2); const f = (1 + Math.tanh(s / 2)) / 2; const ds = f * (1 / (1 + Math.exp(s))); return [f, tensor([x.at(0) * ds, x.at(1) * ds, ds]), w.slice("0:2").mul(ds)];',
  ),
  circuit.right(
    'a dot product with a 1 beside x',
    'const wide = tensor([...x.data, 1]); const s = w.mul(wide).sum(); const f = Math.exp(s) / (1 + Math.exp(s)); const slope = f - f * f; return [f, wide.mul(slope), tensor(Array.from(w.data).slice(0, 2).map((v) => v * slope))];',
  ),
  circuit.right(
    'gates in a list',
    'const s = w.at(2) + w.at(1) * x.at(1) + w.at(0) * x.at(0); const gates: [(v: number) => number, (v: number) => number][] = [[(v) => -v, () => -1], [Math.exp, Math.exp], [(v) => v + 1, () => 1], [(v) => 1 / v, (v) => -1 / v ** 2]]; const seen = [s]; for (const [g] of gates) seen.push(g(seen[seen.length - 1])); const ds = gates.reduceRight((d, [, slope], i) => d * slope(seen[i]), 1); return [seen[4], tensor([x.at(0) * ds, x.at(1) * ds, ds]), tensor([w.at(0) * ds, w.at(1) * ds])];',
  ),
  circuit.right(
    'filled in place',
    'const [dw, dx] = [w.copy(), x.copy()]; const f = 1 / (1 + Math.exp(-(w.at(0) * x.at(0) + w.at(1) * x.at(1)) - w.at(2))); for (let i = 0; i < 2; i++) { dw.set(f * (1 - f) * x.at(i), i); dx.set(f * (1 - f) * w.at(i), i); } dw.set(f * (1 - f), 2); return [f, dw, dx];',
  ),
];
