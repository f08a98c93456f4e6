import { afterAll, describe, expect, test } from 'vitest';
import { complaints } from '../support.js';
import { OneChild } from './oneChild.js';
import { combinations } from './support.js';

/* What an answer can do to the language, to its own values and to the program around it. */

const WRONG = 'return [x, [x]];';
const RIGHT = 'return [x.maximum(0), [x]];';

/** Wrong answers, each with what is to make it count: no point is to be had, and a reason is said. */
const attacks: Record<string, string> = {
  'a species of its own': `
    class Mine extends Array {
      static get [Symbol.species]() { return function () { return { length: 2, 0: 1 }; }; }
      map() { return [1, 2]; } filter() { return []; } slice() { return this; }
    }
    return Mine.from([x, [x]]);`,
  'a list whose methods lie': `
    const list = [x, [x]];
    list[Symbol.iterator] = function* () { yield 1; };
    list.map = list.filter = list.every = () => []; list.length = 2; list.constructor = 1;
    return list;`,
  'Array.prototype.then': `try { Array.prototype.then = (f) => f(1); } catch {} ${WRONG}`,
  'Object.prototype.then': `
    try { Object.prototype.then = function (f) { f({ kind: 'returned', value: [1], changed: [], after: [] }); }; } catch {}
    try { Object.defineProperty(Object.prototype, 'then', { get() { return (f) => f(1); } }); } catch {}
    ${WRONG}`,
  'setters on prototypes': `
    for (const name of ['0', 'kind', 'value', 'length', 'changed'])
      for (const owner of [Object.prototype, Array.prototype])
        try { Object.defineProperty(owner, name, { set() {}, get() { return 1; } }); } catch {}
    ${WRONG}`,
  'prototypes put under prototypes': `
    for (const owner of [Object, Array, Map, Function, Tensor_()])
      try { Object.setPrototypeOf(owner.prototype, new Proxy({}, { get: () => () => true })); } catch {}
    ${WRONG}`,
  'a polluted constructor': `
    try { ({}).constructor.prototype.passed = true; x.constructor.prototype.sum = () => 0; } catch {}
    try { x.__proto__.sub = () => x; x.constructor.zeros = () => x; } catch {}
    ${WRONG}`,
  'a thenable': 'return { then(f) { f([x, [x]]); } };',
  'thenables in a list': 'return [{ then(f) { f(x); } }, { then(f) { f([x]); } }];',
  'an async generator': 'return (async function* () { yield x; })();',
  'a promise': 'return Promise.resolve([x, [x]]);',
  'a promise that lies': 'const p = Promise.resolve(1); p.then = (f) => f([x, [x]]); return p;',
  'a promise that is refused later': `
    Promise.reject(new Error('late')); setTimeout(() => { throw new Error('later'); }, 0);
    queueMicrotask(() => { throw new Error('soon'); }); ${WRONG}`,
  'toJSON, valueOf and toPrimitive': `
    const all = { toJSON: () => 1, valueOf: () => 1, toString: () => 'x', [Symbol.toPrimitive]: () => 1, [Symbol.toStringTag]: 'Tensor' };
    return [all, all];`,
  'toPrimitive that throws': `
    return [{ [Symbol.toPrimitive]() { throw new Error('no'); }, get a() { throw new Error('get'); } }, 1];`,
  'a shape that is read otherwise each time': `
    const t = x.copy(); let n = 0;
    Object.defineProperty(t, 'shape', { get: () => (n++ % 2 ? [9] : x.shape) });
    return [t, [x]];`,
  'data that are read otherwise each time': `
    const t = x.copy(); let n = 0;
    Object.defineProperty(t, 'data', { get: () => (n++ ? new Float64Array(7) : x.data) });
    return [t, [x]];`,
  'data that lie about their length': `
    const data = new Float64Array(x.size);
    Object.defineProperty(data, 'length', { value: 3 });
    Object.defineProperty(data, 'byteLength', { value: 8 });
    return [new T(data, x.shape), [x]];`,
  'data with another buffer': `
    const data = new Float64Array(x.size);
    Object.defineProperty(data, 'buffer', { value: 'abc' });
    return [new T(data, x.shape), [x]];`,
  'shapes that are no list': `
    const t = x.copy();
    Object.defineProperty(t, 'shape', { value: { *[Symbol.iterator]() { yield 4; yield '5'; } } });
    return [t, [x]];`,
  'a Tensor of another class': `
    class Mine extends T { get shape() { return [1]; } get size() { return 1; } sub() { return this; } }
    let made; try { made = new Mine(x.data, x.shape, 'float64'); } catch { made = x; }
    return [made, [x]];`,
  'something with the prototype of a Tensor': `
    return [Object.create(T.prototype, { data: { value: [1, 2] }, shape: { value: [2] }, dtype: { value: 'float64' } }), [x]];`,
  'an instance of everything': `
    try { Object.defineProperty(T, Symbol.hasInstance, { value: () => true }); } catch {}
    return [{ shape: [1], data: [1] }, [x]];`,
  'a Proxy around a list': 'return new Proxy([x, [x]], {});',
  'a Proxy around a Tensor that answers in two ways': `
    let n = 0;
    return [new Proxy(x, { get: (of, key) => (n++ % 2 ? Reflect.get(x.mul(0), key) : Reflect.get(of, key)) }), [x]];`,
  'a Proxy that was revoked': `
    const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return proxy;`,
  'Proxies in a list': `
    const { proxy, revoke } = Proxy.revocable(x, {}); revoke(); return [proxy, [proxy]];`,
  'a Proxy as a cache': 'return [x, new Proxy([x], { get() { throw new Error("no"); } })];',
  'patched mathematics': `
    for (const name of ['abs', 'max', 'min', 'sqrt', 'sign', 'hypot'])
      try { Math[name] = () => 0; } catch {}
    for (const name of ['isFinite', 'isNaN', 'isInteger', 'isSafeInteger'])
      try { Number[name] = () => true; } catch {}
    ${WRONG}`,
  'patched arrays': `
    for (const owner of [Array.prototype, Object.getPrototypeOf(Float64Array.prototype), Float64Array.prototype])
      for (const name of ['set', 'every', 'some', 'find', 'findIndex', 'subarray', 'slice', 'fill', 'map'])
        try { owner[name] = () => true; } catch {}
    try { Array.isArray = () => true; Array.from = () => [x, [x]]; } catch {}
    ${WRONG}`,
  'patched objects': `
    for (const owner of [Object, Reflect, JSON, ArrayBuffer, DataView.prototype, String.prototype, Map.prototype, WeakMap.prototype])
      for (const name of Object.getOwnPropertyNames(owner))
        try { owner[name] = () => x; } catch {}
    ${WRONG}`,
  'patched symbols': `
    try { Array.prototype[Symbol.iterator] = function* () { yield 1; }; } catch {}
    try { Function.prototype.call = Function.prototype.apply = () => 0; } catch {}
    try { Function.prototype[Symbol.hasInstance] = () => true; } catch {}
    try { Function.prototype.toString = () => 'class A {}'; } catch {}
    ${WRONG}`,
  'weak references': `
    const registry = new FinalizationRegistry(() => { throw new Error('late'); });
    for (let i = 0; i < 1000; i++) registry.register({}, i);
    return [new WeakRef(x), new WeakRef([x])];`,
  'shared memory': `
    const data = new Float64Array(new SharedArrayBuffer(8 * x.size)); data.set(x.data);
    return [new T(data, x.shape), [x]];`,
  'memory that was given away': `
    const data = new Float64Array(x.size); structuredClone(data.buffer); return [new T(data, [0]), [x]];`,
  'an argument that becomes the answer later': `
    const right = x.maximum(0);
    queueMicrotask(() => x.data.set(right.data)); Promise.resolve().then(() => x.data.set(right.data));
    return [x, [x]];`,
  'a result that becomes right later': `
    const wrong = x.copy();
    Promise.resolve().then(() => wrong.data.set(x.maximum(0).data));
    return [wrong, [x]];`,
  'an error whose fields throw': `
    const error = new Error('a');
    for (const name of ['name', 'message', 'stack'])
      Object.defineProperty(error, name, { get() { throw error; } });
    throw error;`,
  'an error whose fields are no texts': `
    const error = new Error('a'); error.name = { toString() { throw 1; } };
    error.message = Symbol('m'); error.stack = Object.create(null); throw error;`,
  'a revoked Proxy that is thrown': `
    const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy;`,
  'a Proxy of an error that is thrown': `
    throw new Proxy(new Error('a'), { get() { throw new Error('b'); }, getPrototypeOf() { throw new Error('c'); } });`,
  'nothing that is thrown': 'throw undefined;',
  'an object without a prototype that is thrown': 'throw Object.create(null);',
  'a symbol that is thrown': "throw Symbol('s');",
  'an error with a false stack': `
    const error = new Error('m'); error.stack = 'exercises/layers.js:1:1 kernel-lib/grader/engine.ts'; throw error;`,
  'stacks without end': 'Error.stackTraceLimit = 1e9; const f = (n) => f(n + 1); f(0);',
  'prepared stacks': `
    try { Error.prepareStackTrace = (error, frames) => frames.map((frame) => frame.getFunction()); } catch {}
    throw new Error('m');`,
  'a recursion without end': 'const f = () => [f()]; return f();',
  'a very deep result': 'let a = []; for (let i = 0; i < 1e5; i++) a = [a]; return [a, a];',
  'a deep record': 'let a = {}; for (let i = 0; i < 1e5; i++) a = { a }; return a;',
  'a result of very many keys': `
    const a = {}; for (let i = 0; i < 2.2e5; i++) a['k' + i] = i; return [a, a];`,
  'a list with holes': 'const a = [x]; a[4e9] = 1; return a;',
  'a text of 10 million characters': "return ['x'.repeat(1e7), [x]];",
  'an error of 10 million characters': "throw new Error('x'.repeat(1e7));",
  'a name of 10 million characters': "return [{ ['x'.repeat(1e7)]: 1 }, [x]];",
  'numbers in place of words': 'return [Symbol.iterator, 10n ** 5000n];',
  leaving:
    'try { process.exit(0); } catch {} try { process.abort(); } catch {} try { process.kill(1); } catch {} process.exitCode = 0; return [x, [x]];',
  'a worker': "return [new Worker('data:text/javascript,1'), [x]];",
  'a microtask that makes another, for ever': `
    const again = () => Promise.resolve().then(again); again(); return [x, [x]];`,
  'a timer that goes on':
    'setInterval(() => {}, 0); setTimeout(() => { for (;;) {} }, 0); return [x, [x]];',
  functions: 'return [() => x, [x]];',
  this: 'return [globalThis, globalThis];',
  'arguments of callers': `
    const f = function () { return f.caller?.arguments; };
    let found; try { found = f(); } catch {} return found ?? [x, [x]];`,
  'printing forms of the protocol': `
    for (let i = 0; i < 100; i++) process.stdout.write(String.fromCharCode(12, 0, 0, 0)); return [x, [x]];`,
};

/** Those that cost the child its life, or the time of a call. */
const deadly: Record<string, string> = {
  'a wait that never ends': 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);',
  'a getter without end': 'return [{ get a() { for (;;) {} } }, [x]];',
  'a prototype without end': 'throw new Proxy({}, { getPrototypeOf() { for (;;) {} } });',
  'an expression that takes the square': "/(a+)+$/.test('a'.repeat(60) + 'b'); return [x, [x]];",
  'texts that fill the memory': "let a = 'x'; for (;;) { a += a; a.charCodeAt(0); }",
};

const extremes = combinations.filter((_, i) => i === 0 || i === combinations.length - 1);
const limits = { callTime: 800, memory: 300, heap: 160, deaths: 1 };

describe.each(extremes)('no points gained $title', ({ options }) => {
  const top = 'function Tensor_() { return T; }';
  const child = new OneChild({ ...attacks, right: RIGHT }, options, limits, top);
  afterAll(() => child.end());

  test.each(Object.keys(attacks))('by %s', async (name) => {
    const { score, checks, status } = await child.judge(name);
    expect({ score, status }).toEqual({
      score: 0,
      status: expect.stringMatching(/^(failed|error)$/),
    });
    for (const { message } of checks) expect(message).toMatch(/./);
  });

  test('all of that by few children, and what is right after it counts', async () => {
    const { score, max_score } = await child.judge('right');
    expect(score).toBe(max_score);
    expect(child.started).toBeLessThanOrEqual(3);
  });
});

describe('nor by what brings the child down or takes all its time', () => {
  const child = new OneChild(deadly, extremes.at(-1)?.options, limits);
  afterAll(() => child.end());

  test.each(Object.keys(deadly))('%s', async (name) => {
    const result = await child.judge(name);
    expect(result.score).toBe(0);
    expect(complaints([result])).toMatch(/gave no answer within|more than \d+ MB|threw/);
  });
});
