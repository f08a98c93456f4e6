import type * as ts from 'typescript';
import type typescript from 'typescript';

/** The compiler, of whatever version the caller uses. */
export type Compiler = typeof typescript;

/** What the compiler has found: its number, its words, and where, in UTF-16 units. */
export interface Complaint {
  /** The compiler's number, as in TS2304. */
  code: number;
  /** The compiler's words, without the number. */
  message: string;
  /** Where it begins, in UTF-16 units. */
  start: number;
  /** Where it ends: the first unit behind it. */
  end: number;
}

/** A text that the compiler has complained about. */
export interface Question {
  api: Compiler;
  file: ts.SourceFile;
  text: string;
  complaints: readonly Complaint[];
}

/** The smallest node that spans from `start` to `end`. */
export function nodeAt({ api, file }: Question, { start, end }: Complaint): ts.Node {
  let found: ts.Node = file;
  const visit = (node: ts.Node): void => {
    if (node.getStart(file) > start || node.end < end) return;
    found = node;
    api.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
