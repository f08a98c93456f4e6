import { foundMutants, foundVariants } from './gates/found.js';
import { stagedMutants, stagedVariants } from './gates/staged.js';
import type { Mutant, Variant } from './mutant.js';

const gate = (name: string, replace: [string, string][], says: RegExp): Mutant => ({
  exercise: 'MultiplyGate',
  name,
  replace,
  says,
});

const circuit = (name: string, replace: [string, string][], says: RegExp): Mutant => ({
  exercise: 'sigmoid_circuit_backward',
  name,
  replace,
  says,
});

export const mutants: Mutant[] = [
  gate('adds', [['x * y', 'x + y']], /that is the sum/),
  gate(
    'x and y swapped',
    [
      ['this.y * dz', 'this.x * dz'],
      ['const dy = this.x * dz', 'const dy = this.y * dz'],
    ],
    /x and y are swapped/,
  ),
  gate('dz is forgotten', [['this.y * dz', 'this.y']], /gradient from above is missing/),
  gate('dz is added', [['this.y * dz', 'this.y + dz']], /the chain rule multiplies/),
  gate('hands dz on', [['[dx, dy]', '[dz, dz]']], /an add gate does so/),
  gate('keeps nothing', [['this.x = x;', '']], /expected/),
  gate('dx has x in it', [['this.y * dz', 'this.x * this.y * dz']], /only the other input counts/),
  gate('one gradient only', [['[dx, dy]', 'dx as never']], /expected \[dx, dy\]/),
  {
    exercise: 'MultiplyGate',
    name: 'keeps x and y in one place for all gates',
    methods: {
      forward: '(globalThis as any).seen = [x, y]; return x * y;',
      backward: 'const [x, y] = (globalThis as any).seen; return [y * dz, x * dz];',
    },
    says: /belongs to the second gate/,
  },
  {
    exercise: 'MultiplyGate',
    name: 'keeps only what is not zero',
    methods: { forward: 'this.x = x || 1; this.y = y || 1; return x * y;' },
    says: /expected/,
  },
  {
    exercise: 'MultiplyGate',
    name: 'keeps the first inputs for ever',
    methods: { forward: 'if (!this.x) { this.x = x; this.y = y; } return x * y;' },
    says: /expected/,
  },
  circuit('no minus in exp', [['const n = -1 * s', 'const n = s']], /minus in exp/),
  circuit('no bias', [[' + w1 * x1 + w2', ' + w1 * x1']], /bias w2 is missing/),
  circuit('no minus of 1/d', [['(-1 / (d * d))', '(1 / (d * d))']], /sign is wrong/),
  circuit('no minus of -1·s', [['-1 * dn', 'dn']], /sign is wrong/),
  circuit('exp is skipped', [['const dn = e * de', 'const dn = de']], /exp is skipped/),
  circuit('1/d is skipped', [['(-1 / (d * d))', '-1']], /1\/d is skipped/),
  circuit('-1/d', [['(-1 / (d * d))', '(-1 / d)']], /not -1\/d/),
  circuit(
    'factors not swapped',
    [['tensor([x0 * ds, x1 * ds, ds])', 'tensor([w0 * ds, w1 * ds, ds])']],
    /factors swap: w0 gets/,
  ),
  circuit(
    'factors of x not swapped',
    [['tensor([w0 * ds, w1 * ds])', 'tensor([x0 * ds, x1 * ds])']],
    /factors swap: x0 gets/,
  ),
  circuit('the bias as a product', [['x1 * ds, ds]', 'x1 * ds, w2 * ds]']], /bias is no product/),
  circuit('local only', [['const ds = -1 * dn', 'const ds = 1']], /local gradients of the sum/),
  circuit('lists', [['return [f, dw, dx]', 'return [f, [0, 0, 0], [0, 0]] as never']], /wrap it/),
  ...foundMutants,
  ...stagedMutants,
];

export const variants: Variant[] = [
  {
    exercise: 'MultiplyGate',
    name: 'one list of what was seen',
    methods: {
      forward: '(this as any).seen = [y, x]; return y * x;',
      backward: 'return (this as any).seen.map((v: number) => v * dz);',
    },
  },
  {
    exercise: 'MultiplyGate',
    name: 'closures',
    methods: {
      forward: '(this as any).back = (d: number) => [d * y, d * x]; return x * y;',
      backward: 'return (this as any).back(dz);',
    },
  },
  {
    exercise: 'sigmoid_circuit_backward',
    name: 'the sigmoid as one gate',
    body: `
      const s = w.at(0) * x.at(0) + w.at(1) * x.at(1) + w.at(2);
      const f = 1 / (1 + Math.exp(-s));
      const ds = (1 - f) * f;
      return [f, tensor([...x.data, 1]).mul(ds), w.slice('0:2').mul(ds)];`,
  },
  {
    exercise: 'sigmoid_circuit_backward',
    name: 'by e alone',
    body: `
      const e = Math.exp(-(w.at(0) * x.at(0) + w.at(1) * x.at(1) + w.at(2)));
      const slope = e / (1 + e) ** 2;
      const dw = tensor([x.at(0), x.at(1), 1]).mul(slope);
      return [1 / (1 + e), dw, tensor([w.at(0) * slope, w.at(1) * slope])];`,
  },
  ...foundVariants,
  ...stagedVariants,
];
