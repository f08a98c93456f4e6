// The one door to Node's own modules: a browser has none of them, and bundlers follow no import here.

type GetBuiltin = typeof process.getBuiltinModule;

/**
 * Node's module of a name, for what Node does faster; undefined in a browser. Noted when this file is
 * loaded: where a student's code is graded, the function is gone afterwards.
 */
export const builtin: GetBuiltin | undefined = globalThis.process?.getBuiltinModule;

/** Something was asked for that only Node has. */
export class NodeOnlyError extends Error {
  override readonly name = 'NodeOnlyError';
}

/**
 * Node's module of a name, for what cannot be done without Node.
 *
 * @param what it is needed for, as the beginning of a sentence
 * @throws NodeOnlyError in a browser
 */
export function nodeFor(what: string): GetBuiltin {
  if (builtin) return builtin;
  throw new NodeOnlyError(
    `${what} needs the files of a computer, which a browser does not show: run it in Node, or read the bytes with fetch and decode them.`,
  );
}
