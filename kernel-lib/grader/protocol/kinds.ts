type Types = typeof import('node:util').types;

/** In a browser: what an object says it is, which an honest one does. Nothing tells a Proxy there. */
const told = (...names: string[]) => {
  const tags = names.map((name) => `[object ${name}]`);
  return (value: unknown) => tags.includes(Object.prototype.toString.call(value));
};
const TOLD = {
  isProxy: () => false,
  isPromise: told('Promise'),
  isGeneratorObject: told('Generator', 'AsyncGenerator'),
  isNativeError: told('Error'),
  isMap: told('Map'),
  isSet: told('Set'),
  isDate: told('Date'),
  isRegExp: told('RegExp'),
  isBoxedPrimitive: told('Number', 'String', 'Boolean', 'BigInt', 'Symbol'),
  isDataView: told('DataView'),
  isAnyArrayBuffer: told('ArrayBuffer', 'SharedArrayBuffer'),
  isWeakMap: told('WeakMap'),
  isWeakSet: told('WeakSet'),
  isMapIterator: told('Map Iterator'),
  isSetIterator: told('Set Iterator'),
};

/** Asked for when this file is loaded: where a student's code runs, Node's modules are gone afterwards. */
const types: Pick<Types, keyof typeof TOLD> =
  globalThis.process?.getBuiltinModule?.('node:util').types ?? TOLD;

const KINDS: readonly (readonly [is: (value: unknown) => boolean, description: string])[] = [
  [types.isPromise, 'a Promise'],
  [(value) => types.isGeneratorObject(value) && isAsync(value as object), 'an async generator'],
  [types.isGeneratorObject, 'a generator'],
  [types.isNativeError, 'an Error'],
  [types.isMap, 'a Map'],
  [types.isSet, 'a Set'],
  [types.isDate, 'a Date'],
  [types.isRegExp, 'a regular expression'],
  [types.isBoxedPrimitive, 'a boxed value'],
  [types.isDataView, 'a DataView'],
  [types.isAnyArrayBuffer, 'an ArrayBuffer'],
  [types.isWeakMap, 'a WeakMap'],
  [types.isWeakSet, 'a WeakSet'],
  [(value) => value instanceof WeakRef, 'a WeakRef'],
  [(value) => types.isMapIterator(value) || types.isSetIterator(value), 'an iterator'],
  [(value) => iterators.has(Object.getPrototypeOf(value)), 'an iterator'],
];

const iterators = new Set<unknown>(
  [[].values(), ''[Symbol.iterator](), ''.matchAll(/a/g)].map((one) => Object.getPrototypeOf(one)),
);

function isAsync(value: object): boolean {
  return Symbol.asyncIterator in value;
}

/**
 * What an object is, in words, if it is of a kind that no answer has: its fields say nothing of what it
 * holds. `undefined` for lists, records, tensors and instances of other classes.
 */
export function strangeKind(value: object): string | undefined {
  // First, and without asking it: what is asked of a Proxy runs its code.
  if (types.isProxy(value)) return 'a Proxy';
  if (Array.isArray(value)) return undefined;
  const prototype = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return undefined;
  return KINDS.find(([is]) => is(value))?.[1];
}
