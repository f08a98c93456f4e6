import type typescript from 'typescript';
import type { TypeScript } from '../tslab.js';
import { ReportedError } from './errors.js';
import { quote } from './quote.js';

/** A file that a cell imports awaits outside of a function: it is loaded at once, or not at all. */
export class FileAwaitError extends ReportedError {
  override readonly name = 'SyntaxError';
  readonly lines: string[];

  constructor(label: string, source: string, line: number, column: number) {
    super(
      `${label}:${line}:${column}: a file that a cell imports cannot await at its top level. ` +
        'Put that into an exported async function, and write await in front of its call in the cell.',
    );
    this.lines = [
      `${this.name} in ${label}:${line}:${column}:`,
      ...quote(source, line, column, 'await'.length),
      this.message.slice(this.message.indexOf(': ') + 2),
    ];
  }
}

/** Throws a {@link FileAwaitError} for the first await that is in no function. */
export function refuseFileAwait(ts: TypeScript, label: string, source: string): void {
  if (!/\bawait\b/.test(source)) return;
  const file = ts.createSourceFile('file.ts', source, ts.ScriptTarget.Latest, false);
  const visit = (node: typescript.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassStaticBlockDeclaration(node)) return;
    const loop = ts.isForOfStatement(node) ? node.awaitModifier : undefined;
    const found = loop ?? (ts.isAwaitExpression(node) ? node : undefined);
    if (found) {
      const { line, character } = file.getLineAndCharacterOfPosition(found.getStart(file));
      throw new FileAwaitError(label, source, line + 1, character + 1);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}
