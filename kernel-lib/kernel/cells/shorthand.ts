import type tslabTypeScript from '@tslab/typescript-for-tslab';
import type { TypeScript } from '../tslab.js';

type Node = tslabTypeScript.Node;

/**
 * tslab writes `exports.q` wherever a cell uses the `q` of an earlier cell, but for the short form
 * `{ q }` of a property, which it leaves as it is: "q is not defined". Here it becomes
 * `{ q: exports.q }`, so that `new Solver(net, { X_train, y_train })` works. Lines stay in place.
 *
 * @param js a cell as tslab has compiled it
 * @param declarations what earlier cells have declared
 */
export function expandShorthand(ts: TypeScript, js: string, declarations: string): string {
  const source = ts.createSourceFile('cell.js', js, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const uses: tslabTypeScript.Identifier[] = [];
  const visit = (node: Node): void => {
    if (ts.isShorthandPropertyAssignment(node)) uses.push(node.name);
    ts.forEachChild(node, visit);
  };
  visit(source);
  if (uses.length === 0) return js;

  const earlier = topLevelNames(ts, declarations);
  let out = js;
  for (const name of uses.reverse()) {
    if (!earlier.has(name.text) || isDeclaredAround(ts, name)) continue;
    out = `${out.slice(0, name.end)}: exports.${name.text}${out.slice(name.end)}`;
  }
  return out;
}

/** The names that declarations give to later cells. */
function topLevelNames(ts: TypeScript, declarations: string): Set<string> {
  const file = ts.createSourceFile('d.ts', declarations, ts.ScriptTarget.Latest, false);
  const names = new Set<string>();
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement)) {
      const clause = statement.importClause;
      if (clause?.name) names.add(clause.name.text);
      const bindings = clause?.namedBindings;
      if (bindings && ts.isNamespaceImport(bindings)) names.add(bindings.name.text);
      else for (const { name } of bindings?.elements ?? []) names.add(name.text);
    } else declare(ts, statement, names);
  }
  return names;
}

/** Whether the cell itself declares the name, at its top or in a scope around the use. */
function isDeclaredAround(ts: TypeScript, use: tslabTypeScript.Identifier): boolean {
  for (let scope: Node = use.parent; scope; scope = scope.parent) {
    const names = new Set<string>();
    if (ts.isFunctionLike(scope)) {
      for (const { name } of scope.parameters) bind(ts, name, names);
      if (scope.name && ts.isIdentifier(scope.name)) names.add(scope.name.text);
    } else if (ts.isClassLike(scope)) {
      if (scope.name) names.add(scope.name.text);
    } else if (ts.isCatchClause(scope)) {
      if (scope.variableDeclaration) bind(ts, scope.variableDeclaration.name, names);
    } else if (
      ts.isForStatement(scope) ||
      ts.isForOfStatement(scope) ||
      ts.isForInStatement(scope)
    ) {
      const { initializer } = scope;
      if (initializer && ts.isVariableDeclarationList(initializer)) {
        for (const { name } of initializer.declarations) bind(ts, name, names);
      }
    } else if (ts.isBlock(scope) || ts.isSourceFile(scope) || ts.isCaseOrDefaultClause(scope)) {
      for (const statement of scope.statements) declare(ts, statement, names);
    }
    if (names.has(use.text)) return true;
  }
  return false;
}

/** Adds what a statement declares in its own scope. */
function declare(ts: TypeScript, statement: Node, names: Set<string>): void {
  if (ts.isVariableStatement(statement)) {
    for (const { name } of statement.declarationList.declarations) bind(ts, name, names);
  } else if (
    (ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isEnumDeclaration(statement)) &&
    statement.name
  ) {
    names.add(statement.name.text);
  }
}

/** Adds the names of a variable or of a pattern such as `{ a, b: [c] }`. */
function bind(ts: TypeScript, name: tslabTypeScript.BindingName, names: Set<string>): void {
  if (ts.isIdentifier(name)) {
    names.add(name.text);
    return;
  }
  for (const element of name.elements) {
    if (ts.isBindingElement(element)) bind(ts, element.name, names);
  }
}
