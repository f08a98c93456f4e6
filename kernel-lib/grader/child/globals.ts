/*
 * What an exercise finds on globalThis: the language, and a few harmless things of its host. It is
 * a list of what stays, for a list of what goes would have to know what the next Node brings.
 */

const LANGUAGE = [
  ...['Infinity', 'NaN', 'undefined', 'globalThis', 'global', 'eval', 'isFinite', 'isNaN'],
  ...['parseFloat', 'parseInt', 'decodeURI', 'decodeURIComponent', 'encodeURI'],
  ...['encodeURIComponent', 'escape', 'unescape'],
  ...['Object', 'Function', 'Boolean', 'Symbol', 'Number', 'BigInt', 'Math', 'Date', 'Temporal'],
  ...['String', 'RegExp', 'Array', 'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'JSON', 'Intl'],
  ...['Iterator', 'Promise', 'Proxy', 'Reflect', 'FinalizationRegistry', 'Atomics'],
  ...['ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'Int8Array', 'Uint8Array'],
  ...['Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array'],
  ...['BigInt64Array', 'BigUint64Array', 'Float16Array', 'Float32Array', 'Float64Array'],
  ...['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError'],
  ...['TypeError', 'URIError', 'SuppressedError', 'DisposableStack', 'AsyncDisposableStack'],
];

/**
 * Leaves the language's own names on globalThis and puts `replacements` beside them, all of them
 * for good: what the host of this program offers else is gone, without having been touched.
 */
export function limitGlobals(replacements: Readonly<Record<string, unknown>>): void {
  const kept = new Set<PropertyKey>([...LANGUAGE, Symbol.toStringTag]);
  for (const name of Reflect.ownKeys(globalThis)) {
    if (!kept.has(name)) Reflect.deleteProperty(globalThis, name);
  }
  for (const [name, value] of Object.entries(replacements)) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
  }
  for (const name of Reflect.ownKeys(globalThis)) {
    const { configurable } = Object.getOwnPropertyDescriptor(globalThis, name) ?? {};
    if (configurable) Object.defineProperty(globalThis, name, FIXED);
  }
}

/** One of each kind of the language's objects whose prototypes have no name on globalThis. */
export function namelessKinds(): unknown[] {
  return [
    ...[(function* () {})(), (async function* () {})(), async () => {}, Object(Symbol.iterator)],
    ...[[].values(), new Map().values(), new Set().values(), ''[Symbol.iterator]()],
    ...[''.matchAll(/a/g)],
    ...[function* () {}, async function* () {}, Object.getPrototypeOf(globalThis)],
  ];
}

const FIXED = { writable: false, configurable: false };
