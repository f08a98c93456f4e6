import type * as ts from 'typescript';
import type { Exported } from './prepared.js';
import { parsed, typescript } from './typescript.js';

/** Reads what JavaScript exports, in every form that there is; types are gone from it already. */
export function findExports(code: string): Exported {
  const api = typescript();
  const { statements } = parsed('module.js', code);
  const passedOn = statements.flatMap((statement) => {
    if (!api.isExportDeclaration(statement) || statement.exportClause) return [];
    const from = statement.moduleSpecifier;
    const name = from && api.isStringLiteral(from) ? from.text : '';
    return /^\.\/(\w+)\.(?:js|ts)$/.exec(name)?.[1] ?? [];
  });
  return { exports: statements.flatMap(namesOf), passedOn };
}

function namesOf(statement: ts.Statement): string[] {
  const api = typescript();
  if (api.isExportAssignment(statement)) return ['default'];
  if (api.isExportDeclaration(statement)) {
    const { exportClause } = statement;
    if (!exportClause) return [];
    if (api.isNamespaceExport(exportClause)) return [exportClause.name.text];
    return exportClause.elements.map(({ name }) => name.text);
  }
  const modifiers = api.canHaveModifiers(statement) ? api.getModifiers(statement) : undefined;
  const has = (wanted: ts.SyntaxKind) => modifiers?.some(({ kind }) => kind === wanted) ?? false;
  if (!has(api.SyntaxKind.ExportKeyword)) return [];
  if (has(api.SyntaxKind.DefaultKeyword)) return ['default'];
  if (api.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  }
  const declared = api.isFunctionDeclaration(statement) || api.isClassDeclaration(statement);
  return declared && statement.name ? [statement.name.text] : [];
}

/** The names in `a`, `{ a, b: [c, ...d] }` and so on. */
function boundNames(name: ts.BindingName): string[] {
  const api = typescript();
  if (api.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    api.isOmittedExpression(element) ? [] : boundNames(element.name),
  );
}
