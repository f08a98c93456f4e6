/** What a Node has or has not, and the part of TypeScript's library that declares it. */
const FEATURES: readonly (readonly [lib: string, isThere: () => unknown])[] = [
  ['es2024.object', () => Reflect.get(Object, 'groupBy')],
  ['es2024.collection', () => Reflect.get(Map, 'groupBy')],
  ['es2024.promise', () => Reflect.get(Promise, 'withResolvers')],
  ['es2024.string', () => Reflect.get(String.prototype, 'isWellFormed')],
  ['es2024.arraybuffer', () => Reflect.get(ArrayBuffer.prototype, 'transfer')],
  ['es2024.sharedmemory', () => Reflect.get(Atomics, 'waitAsync')],
  ['es2024.regexp', () => compiles('[a--b]', 'v')],
  ['es2025.collection', () => Reflect.get(Set.prototype, 'union')],
  ['es2025.iterator', () => Reflect.get(globalThis, 'Iterator')],
  ['es2025.promise', () => Reflect.get(Promise, 'try')],
  ['es2025.regexp', () => Reflect.get(RegExp, 'escape')],
  ['es2025.float16', () => Reflect.get(globalThis, 'Float16Array')],
  ['esnext.collection', () => Reflect.get(Map.prototype, 'getOrInsert')],
  ['esnext.temporal', () => Reflect.get(globalThis, 'Temporal')],
  ['esnext.array', () => Reflect.get(Array, 'fromAsync')],
  ['esnext.disposable', () => Reflect.get(Symbol, 'dispose')],
  ['esnext.error', () => Reflect.get(Error, 'isError')],
  ['esnext.typedarrays', () => Reflect.get(Uint8Array, 'fromBase64')],
];

/** The library files that describe the running Node: what it lacks is a type error in a cell. */
export function libraryFiles(exists: (file: string) => boolean): string[] {
  const names = FEATURES.filter(([, isThere]) => isThere()).map(([lib]) => lib);
  return ['es2023', 'esnext.decorators', ...names].map((name) => `lib.${name}.d.ts`).filter(exists);
}

function compiles(pattern: string, flags: string): boolean {
  try {
    return Boolean(new RegExp(pattern, flags));
  } catch {
    return false;
  }
}
