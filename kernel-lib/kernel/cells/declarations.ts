import type typescript from 'typescript';
import type { TypeScript } from '../tslab.js';
import { addPattern, isBlockScoped } from './bindings.js';

/** What a cell declares at its top level. */
export interface Declared {
  /** All names: of values, types, imports. */
  names: Set<string>;
  /** Names of `enum` and `namespace`, which TypeScript would add to what has that name already. */
  merged: Set<string>;
  /** Names of `var` inside of a block, which TypeScript's declarations leave out. */
  nested: Set<string>;
}

/** Reads the names that a cell declares, for later cells to use. */
export function declaredNames(ts: TypeScript, code: string): Declared {
  const file = parse(ts, code);
  const names = new Set<string>();
  const merged = new Set<string>();
  const nested = new Set<string>();
  for (const statement of file.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations) addPattern(ts, name, names);
    } else if (ts.isImportDeclaration(statement)) {
      addImports(ts, statement, names);
    } else if (ts.isModuleDeclaration(statement)) {
      // `declare global` and `declare module 'x'` name nothing.
      if (!ts.isIdentifier(statement.name) || statement.name.text === 'global') continue;
      names.add(statement.name.text);
      merged.add(statement.name.text);
    } else if (
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isEnumDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isImportEqualsDeclaration(statement)
    ) {
      if (!statement.name || statement.name.text === '') continue;
      names.add(statement.name.text);
      if (ts.isEnumDeclaration(statement)) merged.add(statement.name.text);
    } else addVars(ts, statement, nested);
  }
  for (const name of nested) {
    if (names.has(name)) nested.delete(name);
    else names.add(name);
  }
  return { names, merged, nested };
}

/** A cell as a module, in which `await` may stand anywhere. */
function parse(ts: TypeScript, code: string): typescript.SourceFile {
  return ts.createSourceFile('cell.ts', `${code}\nexport {};`, ts.ScriptTarget.Latest, false);
}

function addImports(
  ts: TypeScript,
  { importClause }: typescript.ImportDeclaration,
  names: Set<string>,
): void {
  if (importClause?.name) names.add(importClause.name.text);
  const bindings = importClause?.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) names.add(bindings.name.text);
  else for (const { name } of bindings?.elements ?? []) names.add(name.text);
}

/** `var` in a block or in a loop's head. */
function addVars(ts: TypeScript, node: typescript.Node, names: Set<string>): void {
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
  if (ts.isVariableDeclarationList(node) && !isBlockScoped(ts, node)) {
    for (const { name } of node.declarations) addPattern(ts, name, names);
  }
  ts.forEachChild(node, (child) => addVars(ts, child, names));
}

/**
 * Blanks `export` in front of a cell's declarations, as in a function that was copied from an
 * exercise file: all that a cell declares is there for the next. Places stay where they are.
 */
export function withoutExports(ts: TypeScript, code: string): string {
  if (!code.includes('export')) return code;
  const file = parse(ts, code);
  let out = code;
  const blank = (start: number, end: number) => {
    const gap = code.slice(start, end).replace(/[^\n\r]/g, ' ');
    out = out.slice(0, start) + gap + out.slice(end);
  };
  for (const statement of file.statements) {
    if (statement.end > code.length) continue;
    const start = statement.getStart(file);
    if (ts.isExportAssignment(statement)) blank(start, statement.expression.getStart(file));
    else if (ts.isExportDeclaration(statement) && !statement.moduleSpecifier) {
      blank(start, statement.end);
    }
    if (!ts.canHaveModifiers(statement)) continue;
    const { ExportKeyword, DefaultKeyword } = ts.SyntaxKind;
    for (const modifier of ts.getModifiers(statement) ?? []) {
      if (modifier.kind !== ExportKeyword && modifier.kind !== DefaultKeyword) continue;
      blank(modifier.getStart(file), modifier.end);
    }
  }
  return out;
}
