/** One property as it was when the kernel started. */
interface Original {
  owner: object;
  key: PropertyKey;
  descriptor: PropertyDescriptor;
  /** As it is written, such as `Map` or `Array.prototype.map`. */
  name: string;
}

// Copies of its own: the cell may have replaced these too.
const { defineProperty, getOwnPropertyDescriptor, ownKeys } = Reflect;
const { is } = Object;
const globals = globalThis as Record<string, unknown>;

/** Of Node's globals those without which neither cells nor the kernel work. */
const NODE = ['Buffer', 'console', 'process'];

/**
 * What JavaScript itself brings: `Map`, `Math.max`, `Array.prototype.map`. Cells and the kernel share
 * it, so that `globalThis.Map = null` in one cell would break every later one.
 */
export class Builtins {
  private readonly originals: readonly Original[];
  private readonly node: readonly unknown[] = NODE.map((name) => globals[name]);

  constructor() {
    this.originals = languageNames().flatMap((name) => {
      const value = globals[name];
      const own = original(globalThis, name, name);
      const prototype = typeof value === 'function' ? (value.prototype as unknown) : undefined;
      return [...own, ...membersOf(value, name), ...membersOf(prototype, `${name}.prototype`)];
    });
  }

  /** Puts back what was replaced or deleted; the names of it. */
  restore(): string[] {
    const restored: string[] = [];
    for (let i = 0; i < this.originals.length; i++) {
      const { owner, key, descriptor, name } = this.originals[i] as Original;
      const now = getOwnPropertyDescriptor(owner, key);
      if (now && is(now.value, descriptor.value) && now.get === descriptor.get) continue;
      if (defineProperty(owner, key, descriptor)) restored[restored.length] = name;
    }
    // These are kept behind a getter and a setter.
    for (let i = 0; i < NODE.length; i++) {
      const name = NODE[i] as string;
      if (is(globals[name], this.node[i])) continue;
      globals[name] = this.node[i];
      restored[restored.length] = name;
    }
    return restored;
  }
}

/** Names of the language's own globals: not enumerable, which Node's are. */
function languageNames(): string[] {
  return ownKeys(globalThis).filter((key): key is string => {
    if (typeof key !== 'string' || !/^[A-Z]/.test(key)) return false;
    const { value, configurable, enumerable } = getOwnPropertyDescriptor(globalThis, key) ?? {};
    const isOurs = typeof value === 'function' || (typeof value === 'object' && value !== null);
    return isOurs && configurable === true && enumerable === false;
  });
}

function membersOf(owner: unknown, name: string): Original[] {
  if (owner === null || (typeof owner !== 'object' && typeof owner !== 'function')) return [];
  return ownKeys(owner as object).flatMap((key) => {
    const shown = typeof key === 'symbol' ? `${name}[${key.description}]` : `${name}.${key}`;
    return original(owner as object, key, shown);
  });
}

function original(owner: object, key: PropertyKey, name: string): Original[] {
  const descriptor = getOwnPropertyDescriptor(owner, key);
  // Settings such as Error.stackTraceLimit are there to be changed.
  const isSetting = descriptor !== undefined && typeof descriptor.value !== 'function';
  if (!descriptor?.configurable || (owner !== globalThis && isSetting && !descriptor.get))
    return [];
  return [{ owner, key, descriptor, name }];
}
