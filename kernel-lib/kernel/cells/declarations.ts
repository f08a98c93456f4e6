import type { TypeScript } from '../tslab.js';

/**
 * Takes out of a cell's declarations the variables that never got a value, because the cell failed
 * before them. The others stay: after an interrupted training run the model is still there.
 */
export function pruneDeclarations(
  ts: TypeScript,
  declarations: string,
  hasValue: (name: string) => boolean,
): string {
  const file = ts.createSourceFile('d.ts', declarations, ts.ScriptTarget.Latest, false);
  return file.statements
    .filter((statement) => {
      if (!ts.isVariableStatement(statement)) return true;
      return statement.declarationList.declarations.some(
        ({ name }) => !ts.isIdentifier(name) || hasValue(name.text),
      );
    })
    .map((statement) => statement.getFullText(file))
    .join('');
}
