import { describe, expect, test } from 'vitest';
import { complaints, gradeTexts, solutions } from './support.js';

const limits = { callTime: 2500, memory: 300, heap: 160 };

/** Grades MultiplyGate with this text as the whole of gates.ts. */
async function gradeGate(text: string) {
  const texts = { ...solutions, 'gates.ts': text };
  const report = await gradeTexts(texts, { only: 'MultiplyGate', limits });
  expect(report.faults).toBe(0);
  return { score: report.score, says: complaints(report), max: report.max_score };
}

const GATE = `
export class MultiplyGate {
  x = 0;
  y = 0;
  forward(x: number, y: number) { this.x = x; this.y = y; return x * y; }
  backward(dz: number) { return [this.y * dz, this.x * dz]; }
}`;

describe('a class as an exercise', () => {
  test.each([
    ['as the lecture writes it', GATE],
    [
      'methods as arrow functions',
      `export class MultiplyGate {
        #seen: number[] = [];
        forward = (x: number, y: number) => { this.#seen = [x, y]; return x * y; };
        backward = (dz: number) => [this.#seen[1]! * dz, this.#seen[0]! * dz];
      }`,
    ],
    [
      'inherited methods',
      `class Gate { x = 0; y = 0; backward(dz: number) { return [this.y * dz, this.x * dz]; } }
      export class MultiplyGate extends Gate {
        forward(x: number, y: number) { [this.x, this.y] = [x, y]; return x * y; }
      }`,
    ],
    ['a class expression', GATE.replace('export class', 'export const MultiplyGate = class')],
  ])('earns full marks: %s', async (_, text) => {
    const { score, max, says } = await gradeGate(text);
    expect(says).toBe('');
    expect(score).toBe(max);
  });

  test.each([
    ['is missing', 'export const other = 1;', /exports no class MultiplyGate/],
    [
      'is not exported',
      GATE.replace('export ', ''),
      /does not export MultiplyGate: write export before class/,
    ],
    [
      'has another name',
      GATE.replace('MultiplyGate', 'MultipleGate'),
      /but MultipleGate: rename it/,
    ],
    [
      'is a function',
      'export function MultiplyGate() { return { forward: () => 1 }; }',
      /exports MultiplyGate, but it is not a class: it is a function/,
    ],
    [
      'is a number',
      'export const MultiplyGate = 3;',
      /exports MultiplyGate, but it is not a class/,
    ],
    [
      'lacks a method',
      GATE.replace('backward', 'back'),
      /MultiplyGate has no method backward[\s\S]*inside the braces/,
    ],
    [
      'throws in its constructor',
      GATE.replace('x = 0', "constructor() { throw new Error('no'); } x"),
      /new MultiplyGate threw Error: no/,
    ],
    [
      'has a method that returns a function',
      GATE.replace('return x * y', 'return () => x * y'),
      /MultiplyGate.forward returned a function; expected z[\s\S]*call it/,
    ],
    [
      'has an async method',
      GATE.replace('  forward', '  async forward'),
      /returned a Promise; expected z[\s\S]*leave out async/,
    ],
    [
      'is not written yet',
      GATE.replace(
        'return [this.y',
        "throw new Error('MultiplyGate.backward is not written yet: open'); return [this.y",
      ),
      /MultiplyGate.backward is not written yet/,
    ],
  ])('says what is wrong when it %s', async (_, text, says) => {
    const result = await gradeGate(text);
    expect(result.score).toBeLessThan(result.max);
    expect(result.says).toMatch(says);
  });

  test('a function where a function is wanted may not be a class', async () => {
    const texts = { ...solutions, 'gates.ts': 'export class sigmoid_circuit_backward {}' };
    const report = await gradeTexts(texts, { only: 'sigmoid_circuit_backward', limits });
    expect(complaints(report)).toMatch(/it is not a function: it is a class/);
  });
});

describe('hostile classes gain nothing and harm nobody', () => {
  test.each([
    [
      'an instance that is a Proxy which agrees with everything',
      `export class MultiplyGate {
        constructor() {
          const yes: any = () => yes;
          return new Proxy(this, { get: (_, k) => (k === Symbol.toPrimitive ? () => 6 : () => new Proxy(yes, { get: () => yes })) });
        }
      }`,
    ],
    [
      'a constructor that returns something else',
      'export class MultiplyGate { constructor() { return { forward: (x: number, y: number) => x * y, backward: (d: number) => [d, d] } as never; } }',
    ],
    [
      'getters in place of methods, which throw',
      "export class MultiplyGate { get forward(): never { throw new Error('score 4/4'); } get backward(): never { throw null; } }",
    ],
    [
      'getters that never end',
      'export class MultiplyGate { get forward() { for (;;); return () => 1; } }',
    ],
    [
      'thenables as instance and as results',
      `export class MultiplyGate {
        then(resolve: (v: unknown) => void) { resolve({ kind: 'returned', value: 4 }); }
        forward() { return { then: (r: (v: unknown) => void) => r(6), valueOf: () => 6 }; }
        backward() { return { 0: 1, 1: 2, length: 2, then: (r: (v: unknown) => void) => r([1, 2]) }; }
      }`,
    ],
    [
      'a module with an export called then',
      'export class MultiplyGate { forward() { return 1; } }\nexport function then(resolve: (v: unknown) => void) { resolve({}); }',
    ],
    [
      'results whose getters lie',
      'export class MultiplyGate { forward() { return { get value() { return Math.random(); } }; } backward() { return Object.defineProperty([], 0, { get: () => ({}) }); } }',
    ],
    [
      'Symbol.hasInstance and a patched prototype',
      `export class MultiplyGate {
        static [Symbol.hasInstance]() { return true; }
        constructor() { return Object.create(null); }
      }
      try { Object.setPrototypeOf(MultiplyGate, Array); } catch {}
      try { (Map.prototype as any).get = () => ({ forward: () => 6 }); } catch {}`,
    ],
    [
      'the prototype of Tensor and of Number patched',
      `import { Tensor } from 'kernel-lib/tensor';
      try { (Tensor.prototype as any).copy = () => 1; } catch {}
      try { (Number.prototype as any).valueOf = () => 6; } catch {}
      export class MultiplyGate { forward() { return Object(6); } backward() { return [Object(1), Object(2)]; } }`,
    ],
    [
      'an instance that forges handles',
      `export class MultiplyGate { call = 1; index = -1; description = 'a value'; forward() { return this; } backward() { return [this, this]; } }`,
    ],
    ['a constructor without end', 'export class MultiplyGate { constructor() { for (;;); } }'],
    [
      'a constructor that fills the memory',
      'export class MultiplyGate { all: unknown[] = []; constructor() { for (;;) this.all.push(new Float64Array(4e6).fill(1)); } }',
    ],
  ])('%s', async (_, text) => {
    const { score, says } = await gradeGate(text);
    expect(score).toBe(0);
    expect(says).not.toBe('');
  });
});

describe('functions that a check hands over', () => {
  /** Grades eval_numerical_gradient with this body. */
  async function gradeNumeric(body: string, top = '') {
    const text = `import { Tensor, zerosLike } from 'kernel-lib/tensor';\n${top}
export function eval_numerical_gradient(f: any, x: any, h = 1e-5): any {${body}}`;
    const texts = { ...solutions, 'gradients.ts': text };
    const report = await gradeTexts(texts, { only: 'eval_numerical_gradient', limits });
    expect(report.faults).toBe(0);
    return { score: report.score, max: report.max_score, says: complaints(report) };
  }
  const RIGHT = `
    const grad = zerosLike(x);
    for (let i = 0; i < x.size; i++) {
      const at = (step: number) => { const y = x.copy(); y.data[i] += step; return f(y); };
      grad.data[i] = (at(h) - at(-h)) / (2 * h);
    }
    return grad;`;

  test('copies in place of moving x are as good', async () => {
    const { score, max, says } = await gradeNumeric(RIGHT);
    expect(says).toBe('');
    expect(score).toBe(max);
  });

  test.each([
    ['handing the function back', 'return f;', /returned a function; expected grad/],
    ['its source', 'return String(f) as never;', /expected a Tensor/],
    [
      'its properties',
      'return [f.name, f.length, f.record, f.probe] as never;',
      /expected a Tensor/,
    ],
    [
      'a Proxy as its argument',
      RIGHT.replace('f(y)', 'f(new Proxy(y, { get: () => 0 }))'),
      /threw|expected/,
    ],
    ['calling it without end', 'for (;;) f(x);', /no answer|memory/],
    [
      'too many calls',
      RIGHT.replace('return grad', 'for (let k = 0; k < 99; k++) f(x); return grad'),
      /calls per entry are enough/,
    ],
    ['a count that is forged', 'return x.mul(0).add(f(x));', /expected|calls/],
    ['patched tensor methods', `${RIGHT.replace('f(y)', 'f(y) * 1.001')}`, /expected/],
  ])('%s gains nothing', async (_, body, says) => {
    const {
      score,
      max,
      says: said,
    } = await gradeNumeric(body, 'try { (Tensor.prototype as any).sum = () => 0; } catch {}');
    expect(said).toMatch(says);
    expect(score).toBeLessThan(max);
  });
});
