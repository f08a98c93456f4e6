import { builtin } from './node.js';

/** The method by which a value says how it prints, under the name that Node gives it. */
export const INSPECT: unique symbol = Symbol.for('nodejs.util.inspect.custom') as never;

/** How much of a value is printed. A browser looks at `customInspect` alone. */
export interface InspectOptions {
  /** So many levels of objects in objects. */
  depth?: number;
  /** Signs of a line, before it is broken. */
  breakLength?: number;
  /** Entries of a list. */
  maxArrayLength?: number;
  /** Characters of a text. */
  maxStringLength?: number;
  /** Whether a value's own `[INSPECT]()` is asked; it is, if nothing is said. */
  customInspect?: boolean;
}

const util = builtin?.('node:util');

/**
 * A value as Node prints it, without colours; in a browser a list or a plain object as JSON, all else
 * as its own text.
 */
export function inspect(value: unknown, options: InspectOptions = {}): string {
  return util ? util.inspect(value, { ...options, colors: false }) : plainInspect(value, options);
}

/** Whether a value is an error of the language's own, of another realm too. */
export function isNativeError(value: unknown): value is Error {
  return util ? util.types.isNativeError(value) : plainIsNativeError(value);
}

export function plainInspect(
  value: unknown,
  { customInspect = true }: InspectOptions = {},
): string {
  try {
    const own = (value as { [INSPECT]?: unknown } | null | undefined)?.[INSPECT];
    if (customInspect && typeof own === 'function') return String(own.call(value));
    const isPlain =
      Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]';
    return (isPlain ? JSON.stringify(value) : undefined) ?? String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

export function plainIsNativeError(value: unknown): value is Error {
  try {
    return Object.prototype.toString.call(value) === '[object Error]';
  } catch {
    return false; // A proxy that does not say.
  }
}
