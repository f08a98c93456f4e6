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

/**
 * Blanks `export` in front of a cell's declarations, as in a function that was copied from an
 * exercise file: tslab exports everything itself. Places stay where they are.
 */
export function withoutExports(ts: TypeScript, code: string): string {
  if (!code.includes('export')) return code;
  const file = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest, false);
  let out = code;
  for (const statement of file.statements) {
    if (!ts.canHaveModifiers(statement)) continue;
    for (const modifier of ts.getModifiers(statement) ?? []) {
      const { kind, end } = modifier;
      if (kind !== ts.SyntaxKind.ExportKeyword && kind !== ts.SyntaxKind.DefaultKeyword) continue;
      const start = modifier.getStart(file);
      out = out.slice(0, start) + ' '.repeat(end - start) + out.slice(end);
    }
  }
  return out;
}
