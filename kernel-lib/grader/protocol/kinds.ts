import { types } from 'node:util';

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
