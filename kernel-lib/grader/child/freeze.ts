import { types } from 'node:util';

/** Freezes objects, what their properties hold, and their prototypes. No getter is called. */
export function freezeAll(...roots: unknown[]): void {
  const seen = new Set<object>([globalThis]);
  const waiting = [...roots];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) continue;
    if (seen.has(value)) continue;
    seen.add(value);
    // Neither of these can be frozen: elements are no objects, and no module changes another one.
    if (!ArrayBuffer.isView(value) && !types.isModuleNamespaceObject(value)) Object.freeze(value);
    waiting.push(Object.getPrototypeOf(value));
    for (const key of Reflect.ownKeys(value)) {
      const { get, set, value: held } = Object.getOwnPropertyDescriptor(value, key) ?? {};
      waiting.push(get, set, held);
    }
  }
}

/**
 * Freezes a class whose instances go on being made: what they set on themselves they can still set
 * although the prototype has it too, which a frozen property alone would refuse.
 */
export function freezeClass(made: { prototype: object }): void {
  const { prototype } = made;
  for (const key of Reflect.ownKeys(prototype)) {
    const now = Object.getOwnPropertyDescriptor(prototype, key);
    if (now?.configurable) {
      Object.defineProperty(prototype, key, now.writable ? inherited(prototype, key, now) : FIXED);
    }
  }
  // Not frozen: Node itself changes what it has made writable for good, a flag.
  Object.preventExtensions(prototype);
  Object.freeze(made);
}

const FIXED = { configurable: false };

/** A property that cannot be changed where it is, and that an heir can have for itself. */
function inherited(owner: object, key: PropertyKey, now: PropertyDescriptor): PropertyDescriptor {
  return {
    get: () => now.value,
    set(this: object, value: unknown) {
      if (this === owner) throw new TypeError(`${String(key)} cannot be changed`);
      Object.defineProperty(this, key, { ...now, value });
    },
    configurable: false,
  };
}
