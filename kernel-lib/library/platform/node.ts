// The one door to Node's own modules: a browser has none of them, and bundlers follow no import here.

/** How Node hands out its modules by name. */
export type GetBuiltin = typeof process.getBuiltinModule;

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

/** What runs this: Node's version, the system and its processor; a browser says what it calls itself. */
export function runtime(): { node: string; platform: string } {
  const { process, navigator } = globalThis as {
    process?: NodeJS.Process;
    navigator?: { userAgent: string };
  };
  return process?.version
    ? { node: process.version, platform: `${process.platform} ${process.arch}` }
    : { node: 'none', platform: navigator?.userAgent ?? 'unknown' };
}
