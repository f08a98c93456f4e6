/** The names that a module exports, and of what type: as typeof says, but `class` for a class. */
export function exportsOf(module: Record<string, unknown>): { name: string; type: string }[] {
  return Object.keys(module).map((name) => ({ name, type: typeOf(module[name]) }));
}

function typeOf(value: unknown): string {
  const isClass = typeof value === 'function' && /^class\b/.test(sourceOf.call(value));
  return isClass ? 'class' : typeof value;
}

const sourceOf = Function.prototype.toString;
