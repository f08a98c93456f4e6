import type typescript from 'typescript';
import type { TypeScript } from '../tslab.js';

/** By these the language service reads files. What comes with a file goes on as it came. */
interface Reader {
  acquireDocumentWithKey(fileName: string, path: string, ...rest: unknown[]): unknown;
  updateDocumentWithKey(fileName: string, path: string, ...rest: unknown[]): unknown;
  releaseDocumentWithKey(path: string, ...rest: unknown[]): void;
}

/** Node's declarations: more than two megabytes, of which two thirds are comments. */
const QUIET = /\/node_modules\/(?:@types\/node|undici-types)\//;

/**
 * Reads declarations for TypeScript. Those of Node are read without their comments, which takes a
 * third of the time, until somebody wants to read one.
 */
export class Documents {
  readonly registry: typescript.DocumentRegistry;
  /** Files of Node that are wanted with comments. */
  private readonly loud = new Set<string>();

  constructor(ts: TypeScript, root: string) {
    const open = (mode?: typescript.JSDocParsingMode) =>
      ts.createDocumentRegistry(true, root, mode) as unknown as Reader;
    const full = open();
    const quiet = open(ts.JSDocParsingMode.ParseNone);
    /** Which of the two has read a file. */
    const readers = new Map<string, Reader>();
    const readerOf = (path: string) => (this.isQuiet(path) ? quiet : full);
    // The last of what comes with a file are the options by which it is read. (Without `with`, which
    // is not there yet where snapshots are made.)
    const optionsFor = (path: string, rest: unknown[]) =>
      this.isQuiet(path)
        ? [
            ...rest.slice(0, -1),
            { ...(rest.at(-1) as object), jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
          ]
        : rest;
    const acquire: Reader['acquireDocumentWithKey'] = (fileName, path, ...rest) => {
      const reader = readerOf(path);
      readers.set(path, reader);
      return reader.acquireDocumentWithKey(fileName, path, ...optionsFor(path, rest));
    };
    const release: Reader['releaseDocumentWithKey'] = (path, ...rest) =>
      (readers.get(path) ?? full).releaseDocumentWithKey(path, ...rest);
    const update: Reader['updateDocumentWithKey'] = (fileName, path, ...rest) =>
      readers.get(path) === readerOf(path)
        ? readerOf(path).updateDocumentWithKey(fileName, path, ...optionsFor(path, rest))
        : acquire(fileName, path, ...rest);
    const reader: Reader = {
      ...full,
      acquireDocumentWithKey: acquire,
      updateDocumentWithKey: update,
      releaseDocumentWithKey: release,
    };
    this.registry = reader as unknown as typescript.DocumentRegistry;
  }

  /** Whether a file is read without its comments. */
  isQuiet(path: string): boolean {
    return QUIET.test(path) && !this.loud.has(path);
  }

  /** From its next version on a file is read with its comments. */
  withComments(path: string): void {
    this.loud.add(path);
  }
}
