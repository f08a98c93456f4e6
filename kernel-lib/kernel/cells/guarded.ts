import { type InspectOptions, inspect } from 'kernel-lib/platform';

// A student's value may be a proxy that refuses, or have getters and methods that throw. Whatever
// reports on values asks them through these functions, which never throw.

/** What `body` gives, or `fallback` when it throws. */
export function attempt<T>(body: () => T, fallback: T): T {
  try {
    return body();
  } catch {
    return fallback;
  }
}

/** A property, or `undefined` when it cannot be read. */
export function read(value: unknown, key: PropertyKey): unknown {
  return attempt(
    () => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
    undefined,
  );
}

/** A value as text, or `fallback` when it has no text. */
export function textOf(value: unknown, fallback = ''): string {
  return attempt(() => String(value), fallback);
}

/** `instanceof`, false for what does not say. */
export function isA<T>(value: unknown, type: abstract new (...args: never[]) => T): value is T {
  return attempt(() => value instanceof type, false);
}

/** A value as Node prints it, without colours; plainer, where its own way of printing fails. */
export function inspectPlainly(value: unknown, options: InspectOptions = {}): string {
  return (
    attempt<string | undefined>(() => inspect(value, options), undefined) ??
    attempt<string | undefined>(
      () => inspect(value, { ...options, customInspect: false, depth: 0 }),
      undefined,
    ) ??
    attempt(() => Object.prototype.toString.call(value), '[object]')
  );
}
