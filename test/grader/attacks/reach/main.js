/*
 * The child's process as an exercise finds it, with everything that belongs to Node noted before:
 * words: the folders of the built library and grader, the exercise. Prints what the exercise has found of it, as JSON.
 */

import { writeSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import realProcess from 'node:process';
import { inspect, types } from 'node:util';
import { createContext, runInContext } from 'node:vm';

const [, , library, grader, exercise] = process.argv;
const require = createRequire(import.meta.url);

/** Looking at these loads what is behind them. */
const NETWORK = new Set(
  'fetch Request Response Headers FormData WebSocket CloseEvent MessageEvent EventSource'.split(
    ' ',
  ),
);

const isObject = (value) =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** Everything that can be got at from some objects without running any of it. */
function reachable(...roots) {
  const found = new Map(roots.map((root) => [root, '']));
  const waiting = [...found.keys()];
  for (let at = 0; at < waiting.length; at++) {
    const value = waiting[at];
    const path = found.get(value);
    const add = (next, name) => {
      if (!isObject(next) || found.has(next)) return;
      found.set(next, `${path}.${name}`);
      waiting.push(next);
    };
    add(Object.getPrototypeOf(value), '[[Prototype]]');
    for (const key of Reflect.ownKeys(value)) {
      const { get, set, value: held } = Object.getOwnPropertyDescriptor(value, key) ?? {};
      add(get, `${String(key)}.get`);
      add(set, `${String(key)}.set`);
      add(held, String(key));
    }
  }
  return found;
}

// Looking at http loads a network of its own, which is gone in an exercise; it is made of net.
const names = builtinModules.filter((name) => !/^(_|node:|https?2?$)/.test(name));
const modules = names.flatMap((name) => {
  try {
    return [require(`node:${name}`)];
  } catch {
    return []; // Only for programs of another kind.
  }
});
const host = reachable(
  ...modules,
  process,
  require,
  ...Reflect.ownKeys(globalThis)
    .filter((name) => !NETWORK.has(name))
    .map((name) => Object.getOwnPropertyDescriptor(globalThis, name).value)
    .filter((value) => value !== globalThis && isObject(value)),
);
const { freezeAll } = await import(`${grader}/child/freeze.js`);
const { lockDown } = await import(`${grader}/child/lockdown.js`);
const { StudentModules } = await import(`${grader}/child/modules.js`);
const tensor = await import(`${library}/tensor/index.js`);
const random = await import(`${library}/random/index.js`);
// The language itself is no find, nor what a value that prints itself is handed. What belongs to the
// language an empty realm knows: what is left on globalThis may be anything.
const terms = runInContext('Object.getOwnPropertyNames(globalThis)', createContext());
const language = reachable(
  ...terms
    .filter((name) => !['globalThis', 'console', 'WebAssembly'].includes(name))
    .map((name) => globalThis[name])
    .filter(isObject),
  ...[inspect, tensor, random, Object.getPrototypeOf(globalThis), ''.matchAll(/a/g)],
  ...[(function* () {})(), (async function* () {})(), async () => {}, [].values()],
  ...[new Map().values(), new Set().values(), ''[Symbol.iterator]()],
  ...('Iterator' in globalThis ? [[].values().map(() => 1), Iterator.from({ next() {} })] : []),
);
const students = new StudentModules({ 'kernel-lib/tensor': tensor, 'kernel-lib/random': random });
lockDown();
// For the test of this test, which shows them to `visit`.
if (exercise.endsWith('leak.js')) {
  globalThis.leaks = [realProcess, require, require('node:fs').readFileSync];
}
freezeAll(...Object.values(tensor), ...Object.values(random));

const finds = [];
const open = [];
const { exports } = await students.load(exercise);
const count = await exports.f((value, path) => {
  const foreign = (host.has(value) && !language.has(value)) || types.isExternal(value);
  if (foreign) finds.push(`${path} is Node's ${host.get(value) ?? 'external'}`);
  const shared = language.has(value) && value !== globalThis;
  if (shared && !types.isModuleNamespaceObject(value) && !Object.isFrozen(value)) open.push(path);
});
writeSync(4, JSON.stringify({ count, finds, open }));
realProcess.exit(0);
