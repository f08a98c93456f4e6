import type typescript from 'typescript';
import type { TypeScript } from '../tslab.js';

type Node = typescript.Node;

/** Knows which names the scopes of a JavaScript text declare. */
export class Bindings {
  private readonly cache = new Map<Node, Set<string>>();

  constructor(private readonly ts: TypeScript) {}

  /** The innermost scope around a node that declares the name, or undefined. */
  find(node: Node, name: string): Node | undefined {
    for (let scope: Node = node.parent; scope; scope = scope.parent) {
      if (this.namesOf(scope).has(name)) return scope;
    }
    return undefined;
  }

  /** What a scope itself declares. */
  namesOf(scope: Node): Set<string> {
    let names = this.cache.get(scope);
    if (!names) {
      names = this.collect(scope);
      this.cache.set(scope, names);
    }
    return names;
  }

  private collect(scope: Node): Set<string> {
    const { ts } = this;
    const names = new Set<string>();
    if (ts.isSourceFile(scope)) {
      this.addStatements(scope.statements, names);
      this.addHoisted(scope, names);
    } else if (ts.isFunctionLike(scope)) {
      for (const { name } of scope.parameters) addPattern(ts, name, names);
      // A declaration's own name belongs to the scope around it.
      if (ts.isFunctionExpression(scope) && scope.name) names.add(scope.name.text);
      if ('body' in scope && scope.body) this.addHoisted(scope.body as Node, names);
    } else if (ts.isClassStaticBlockDeclaration(scope)) {
      this.addHoisted(scope.body, names);
    } else if (ts.isClassLike(scope)) {
      if (scope.name) names.add(scope.name.text);
    } else if (ts.isCatchClause(scope)) {
      if (scope.variableDeclaration) addPattern(ts, scope.variableDeclaration.name, names);
    } else if (
      ts.isForStatement(scope) ||
      ts.isForOfStatement(scope) ||
      ts.isForInStatement(scope)
    ) {
      const { initializer } = scope;
      if (initializer && ts.isVariableDeclarationList(initializer)) {
        if (isBlockScoped(ts, initializer)) addList(ts, initializer, names);
      }
    } else if (ts.isBlock(scope)) {
      this.addStatements(scope.statements, names);
    } else if (ts.isCaseBlock(scope)) {
      for (const clause of scope.clauses) this.addStatements(clause.statements, names);
    }
    return names;
  }

  /** Adds what statements declare for the block that they stand in. */
  private addStatements(statements: Iterable<Node>, names: Set<string>): void {
    const { ts } = this;
    for (const statement of statements) {
      if (ts.isVariableStatement(statement)) {
        if (isBlockScoped(ts, statement.declarationList)) {
          addList(ts, statement.declarationList, names);
        }
      } else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
        if (statement.name) names.add(statement.name.text);
      } else if (ts.isImportDeclaration(statement)) {
        for (const { name } of importedNames(ts, statement)) names.add(name);
      }
    }
  }

  /** Adds the variables of `var`, which leave their blocks but not their function. */
  private addHoisted(node: Node, names: Set<string>): void {
    const { ts } = this;
    const visit = (child: Node): void => {
      if (ts.isFunctionLike(child) || ts.isClassStaticBlockDeclaration(child)) return;
      if (ts.isVariableDeclarationList(child) && !isBlockScoped(ts, child)) {
        addList(ts, child, names);
      }
      ts.forEachChild(child, visit);
    };
    ts.forEachChild(node, visit);
  }
}

export function isBlockScoped(ts: TypeScript, list: typescript.VariableDeclarationList): boolean {
  return (list.flags & ts.NodeFlags.BlockScoped) !== 0;
}

interface ImportedName {
  /** What it is called in the module; `default`, or `*` for all of it. */
  from: string;
  /** What it is called here. */
  name: string;
}

export function importedNames(
  ts: TypeScript,
  { importClause }: typescript.ImportDeclaration,
): ImportedName[] {
  if (!importClause) return [];
  const names: ImportedName[] = [];
  if (importClause.name) names.push({ from: 'default', name: importClause.name.text });
  const bindings = importClause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) {
    names.push({ from: '*', name: bindings.name.text });
  } else if (bindings) {
    for (const { propertyName, name } of bindings.elements) {
      names.push({ from: (propertyName ?? name).text, name: name.text });
    }
  }
  return names;
}

function addList(
  ts: TypeScript,
  list: typescript.VariableDeclarationList,
  names: Set<string>,
): void {
  for (const { name } of list.declarations) addPattern(ts, name, names);
}

/** Adds the names of a variable or of a pattern such as `{ a, b: [c] }`. */
export function addPattern(ts: TypeScript, name: typescript.BindingName, names: Set<string>): void {
  if (ts.isIdentifier(name)) {
    names.add(name.text);
    return;
  }
  for (const element of name.elements) {
    if (ts.isBindingElement(element)) addPattern(ts, element.name, names);
  }
}
