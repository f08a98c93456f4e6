import ts from 'typescript';

/** What of a cell says on what it rests. */
export interface CellText {
  source: string;
  tags: readonly string[];
}

/**
 * Of each cell of a lab, whether it has to run with empty stubs to know all that they change: cells
 * that an answer reaches (they import one, check one, need one, or use a name of such a cell), and
 * cells whose names those use. What is left out has no way to notice an answer, and does with stubs
 * what it does with answers.
 */
export function reachedByAnswers(cells: readonly CellText[]): boolean[] {
  const named = cells.map(({ source }) => namesIn(source));
  /** The earlier cells that a cell has names from. */
  const below = named.map(({ used }, at) =>
    [...named.keys()]
      .slice(0, at)
      .filter((other) => named[other]?.given.some((name) => used.has(name))),
  );
  const run = cells.map(
    ({ source, tags }) =>
      source.includes('exercises/') || tags.some((tag) => /^(check$|needs=)/.test(tag)),
  );
  for (const [at, others] of below.entries()) run[at] ||= others.some((other) => run[other]);
  for (const at of [...run.keys()].reverse()) {
    if (run[at]) for (const other of below[at] ?? []) run[other] = true;
  }
  return run;
}

/** The names that a cell gives to later cells or changes for them, and those that it takes from outside. */
function namesIn(source: string): { given: string[]; used: Set<string> } {
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ESNext);
  const given = declaredBy(file);
  const used = new Set<string>();
  const visit = (node: ts.Node, local: ReadonlySet<string>): void => {
    const changed = changedBy(node);
    if (changed !== undefined && !local.has(changed)) given.push(changed);
    if (ts.isIdentifier(node) && !local.has(node.text)) used.add(node.text);
    const own = ts.isSourceFile(node) ? [] : declaredBy(node);
    const inside = own.length > 0 ? new Set([...local, ...own]) : local;
    if (ts.isImportDeclaration(node)) return;
    // x.shape asks for x only, { rate: x } as well.
    if (ts.isPropertyAccessExpression(node)) visit(node.expression, inside);
    else if (ts.isPropertyAssignment(node)) visit(node.initializer, inside);
    else ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(file, new Set());
  return { given, used };
}

/** Methods that change what they are called on; in the library's own, a _ at the end says so. */
const CHANGING = /^(push|unshift|pop|shift|splice|sort|reverse|fill|set|add|delete|clear)$|_$/;

/** The variable that an assignment, or a call of a method, changes. */
function changedBy(node: ts.Node): string | undefined {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    const assigns = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
    return assigns ? rootOf(node.left) : undefined;
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const steps = [ts.SyntaxKind.PlusPlusToken, ts.SyntaxKind.MinusMinusToken];
    return steps.includes(node.operator) ? rootOf(node.operand) : undefined;
  }
  const method = ts.isCallExpression(node) ? node.expression : undefined;
  if (!method || !ts.isPropertyAccessExpression(method)) return undefined;
  return CHANGING.test(method.name.text) ? rootOf(method.expression) : undefined;
}

/** The a of a.b[c].d. */
function rootOf(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  const inner =
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isParenthesizedExpression(node);
  return inner ? rootOf(node.expression) : undefined;
}

/** The names that live in a node, not in its parts. */
function declaredBy(node: ts.Node): string[] {
  const names: string[] = [];
  const bind = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) names.push(name.text);
    else for (const part of name.elements) if (ts.isBindingElement(part)) bind(part.name);
  };
  const list = (declarations: ts.Node | undefined) => {
    if (declarations && ts.isVariableDeclarationList(declarations))
      for (const { name } of declarations.declarations) bind(name);
  };
  if (ts.isFunctionLike(node)) for (const { name } of node.parameters) bind(name as ts.BindingName);
  else if (ts.isForStatement(node) || ts.isForOfStatement(node) || ts.isForInStatement(node))
    list(node.initializer);
  else if (ts.isSourceFile(node) || ts.isBlock(node)) {
    for (const statement of node.statements) {
      if (ts.isVariableStatement(statement)) list(statement.declarationList);
      else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
        names.push(statement.name?.text ?? '');
      else if (ts.isImportDeclaration(statement)) {
        const { name, namedBindings } = statement.importClause ?? {};
        if (name) names.push(name.text);
        if (namedBindings && ts.isNamedImports(namedBindings))
          names.push(...namedBindings.elements.map((element) => element.name.text));
        else if (namedBindings) names.push(namedBindings.name.text);
      }
    }
  }
  return names;
}
