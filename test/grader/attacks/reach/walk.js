/*
 * An exercise that looks for a way out: it goes through all that it can get hold of, by properties,
 * symbols, getters, prototypes, calls and thrown errors, and shows each find to `visit`.
 */

import * as random from 'kernel-lib/random';
import * as tensor from 'kernel-lib/tensor';

const EVAL = 'eval';
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/** Finds of the kind that appear only while something runs. */
async function caught() {
  const found = [];
  const keep = (...values) => found.push(...values);
  const attempt = (f) => {
    try {
      keep(f());
    } catch (error) {
      keep(error);
    }
  };
  // What the printing of a value hands over.
  console.log({ [INSPECT]: (...given) => keep(...given) });
  console.table([{ a: { [INSPECT]: (...given) => keep(...given) } }]);
  attempt(() => console.log(new Proxy({}, { get: (...given) => keep(...given) })));
  // Errors that the host throws itself.
  attempt(() => structuredClone(() => {}));
  attempt(() => structuredClone(new WeakMap()));
  attempt(() => queueMicrotask('no'));
  attempt(() => setTimeout('no'));
  attempt(() => setTimeout(() => {}, 1n));
  attempt(() => performance.now.call(null));
  attempt(() => process.stdout.write(Symbol('x')));
  attempt(() => process.exit());
  attempt(() => new Function('return this')());
  attempt(() => globalThis[EVAL]('this'));
  attempt(() => tensor.load?.('x.npy'));
  attempt(() => tensor.save?.('x.npy', tensor.zeros(2)));
  for (const value of Object.values(tensor)) if (typeof value === 'function') attempt(value);
  for (const value of Object.values(random)) if (typeof value === 'function') attempt(value);
  const deep = () => deep();
  attempt(deep);
  // Frames of the stack.
  for (const prepare of [(_, frames) => frames]) {
    attempt(() => {
      Error.prepareStackTrace = prepare;
    });
    attempt(() => Object.defineProperty(Error, 'prepareStackTrace', { value: prepare }));
    class Mine extends Error {
      static prepareStackTrace = prepare;
    }
    attempt(() => new Mine('x').stack);
    attempt(() => {
      const target = {};
      Error.captureStackTrace(target);
      return target.stack;
    });
  }
  const frames = [...found].filter(Array.isArray).flat();
  for (const frame of frames) {
    for (const name of ['getThis', 'getFunction', 'getEvalOrigin', 'getTypeName']) {
      attempt(() => frame[name]());
    }
  }
  // Who calls.
  const sloppy = [() => {}, () => {}, class {}, async () => {}, function* () {}];
  for (const f of sloppy) {
    attempt(() => f.caller);
    attempt(() => f.arguments);
  }
  (function () {
    attempt(() => arguments.callee);
    attempt(() => arguments.callee.caller);
    keep(this);
  })();
  // What callbacks are called with and on.
  await new Promise((done) => {
    setTimeout(function (...given) {
      keep(this, given);
      setImmediate(function (...more) {
        keep(this, more);
        queueMicrotask(function (...last) {
          keep(this, last);
          process.nextTick(done);
        });
      });
    }, 0);
  });
  keep(
    setTimeout(() => {}, 0),
    setImmediate(() => {}),
    setInterval(() => {}, 1e9),
  );
  await Promise.reject(new Error('x')).catch(keep);
  attempt(() => import.meta);
  for (const name of [
    'node:fs',
    'fs',
    'kernel-lib/tensor',
    './walk.js',
    'data:text/javascript,1',
  ]) {
    await import(name).then(keep, keep);
  }
  for (const name of ['require', 'module', 'exports', '__filename', 'process', 'primordials']) {
    attempt(() => globalThis[name]);
  }
  // The kinds that have no name of their own.
  const generator = (function* () {
    yield 1;
  })();
  const late = (async function* () {
    yield 1;
  })();
  keep(
    generator,
    late,
    late.next(),
    [][Symbol.iterator](),
    new Map().entries(),
    'a'.matchAll(/a/g),
  );
  keep(new Set().values(), 'a'[Symbol.iterator](), (() => {}).bind());
  class Kin extends Promise {}
  keep(
    Kin.resolve(1).then(() => {}),
    Kin[Symbol.species],
    Kin.withResolvers?.(),
  );
  return found;
}

/** Goes through everything. `visit(value, path)` sees each object and function once. */
export async function f(visit) {
  const seen = new Set();
  const waiting = [
    [globalThis, 'globalThis'],
    [tensor, 'tensor'],
    [random, 'random'],
    ...(await caught()).map((value, i) => [value, `caught[${i}]`]),
  ];
  const add = (value, path) => {
    if (value !== null && (typeof value === 'object' || typeof value === 'function')) {
      waiting.push([value, path]);
    }
  };
  while (waiting.length > 0) {
    const [value, path] = waiting.pop();
    if (seen.has(value) || ArrayBuffer.isView(value)) continue;
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) continue;
    seen.add(value);
    visit(value, path);
    add(Object.getPrototypeOf(value), `${path}.[[Prototype]]`);
    for (const key of Reflect.ownKeys(value)) {
      const name = `${path}.${String(key)}`;
      let descriptor;
      try {
        descriptor = Object.getOwnPropertyDescriptor(value, key);
      } catch (error) {
        add(error, `${name}!`);
        continue;
      }
      add(descriptor?.get, `${name}.get`);
      add(descriptor?.set, `${name}.set`);
      add(descriptor?.value, name);
      try {
        add(value[key], name);
      } catch (error) {
        add(error, `${name}!`);
      }
    }
    if (typeof value !== 'function' || /\bexit|abort|kill\b/.test(path)) continue;
    for (const [how, go] of [
      ['()', () => value()],
      ['new', () => new value()],
    ]) {
      // Waiting for ever, and what prints or asks for a great deal, finds nothing.
      if (/Atomics\.wait|setInterval|\.repeat|\.pad/.test(path)) continue;
      try {
        add(go(), `${path}.${how}`);
      } catch (error) {
        add(error, `${path}.${how}!`);
      }
    }
  }
  return seen.size;
}
