/** `import … from`, `export … from`, `import '…'`, `import('…')`, of a file beside. */
const IMPORT = /\b(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g;

/** The relative imports in the text of a module, as they are written there. */
export function importsIn(text: string): string[] {
  return [...text.matchAll(IMPORT)].map(([, target = '']) => target);
}

/**
 * The start and all that it leads to, directly or through others.
 *
 * @param isThere tells which of them count; the others are passed over
 * @param next what one of them leads to
 */
export function reachable(
  start: readonly string[],
  isThere: (name: string) => boolean,
  next: (name: string) => readonly string[],
): Set<string> {
  const found = new Set<string>();
  const waiting = [...start];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name) || !isThere(name)) continue;
    found.add(name);
    waiting.push(...next(name));
  }
  return found;
}
