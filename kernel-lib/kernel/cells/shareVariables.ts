import type typescript from 'typescript';
import type { TypeScript } from '../tslab.js';
import { Bindings, importedNames, isBlockScoped } from './bindings.js';
import { Rewriting, type Rewritten } from './rewriting.js';
import { SCOPE, VALUE } from './scope.js';

type Node = typescript.Node;

export interface SharedCell extends Rewritten {
  hasAwait: boolean;
  hasValue: boolean;
}

export interface Names {
  /** What the cell declares. */
  declared: ReadonlySet<string>;
  /** Of these, what must begin empty. */
  merged: ReadonlySet<string>;
  /** Whether earlier cells have given a value to a name. */
  isEarlier(name: string): boolean;
}

/** The cell's result goes to this property of what tslab calls `exports`. */
export const RESULT = 'tsLastExpr';
// What the cell's own names cannot hide.
const RESULTS = '__tslabResults';

/**
 * Makes a cell use the variables of the notebook: `w -= lr * dw` becomes `w.$ -= lr.$ * dw.$`, where
 * `w` is the one object that all cells and functions have for this name. So an assignment reaches
 * everybody, in either direction, and what is declared anew replaces what had its name.
 *
 * @param js the cell as an ES module, without types
 */
export function shareVariables(ts: TypeScript, js: string, names: Names): SharedCell {
  return new Sharing(ts, js, names).run();
}

class Sharing {
  private readonly file: typescript.SourceFile;
  private readonly bindings: Bindings;
  private readonly out: Rewriting;
  /** The variables that the cell uses. */
  private readonly used = new Set<string>();
  private readonly hoisted = new Set<string>();
  /** Statements that run before all others. */
  private readonly first = new Set<Node>();
  private result: typescript.ExpressionStatement | undefined;

  constructor(
    private readonly ts: TypeScript,
    js: string,
    private readonly names: Names,
  ) {
    this.file = ts.createSourceFile('cell.mjs', js, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
    this.bindings = new Bindings(ts);
    this.out = new Rewriting(js);
  }

  run(): SharedCell {
    const { ts, file, out } = this;
    this.result = this.lastExpression();
    // The body is written first: it tells which variables there are.
    const { statements } = file;
    for (const statement of statements) {
      if (ts.isImportDeclaration(statement)) this.first.add(statement);
      if (
        ts.isFunctionDeclaration(statement) &&
        statement.name &&
        this.isShared(statement.name, statement)
      ) {
        this.first.add(statement);
      }
    }
    const isImport = (node: Node) => ts.isImportDeclaration(node);
    const start = [...this.first].sort((a, b) => Number(isImport(b)) - Number(isImport(a)));
    for (const statement of start) {
      if (ts.isImportDeclaration(statement)) this.importDeclaration(statement);
      else this.functionDeclaration(statement as typescript.FunctionDeclaration);
      out.put(' ', statement.end);
    }
    out.put('\n', 0);
    this.children(file, 0, file.end);
    const { text, origin } = out.finish();
    const head = this.head();
    return {
      text: `${head}${text}\n}`,
      origin: (offset) => origin(Math.max(0, offset - head.length)),
      hasAwait: containsAwait(ts, file),
      hasValue: this.result !== undefined,
    };
  }

  /** All on one line. The block lets a variable be called `exports` or `require`. */
  private head(): string {
    const { merged } = this.names;
    const list = [...this.used];
    const variables = list.map((name) => `${name} = ${SCOPE}.variable('${name}')`);
    const fresh = [...merged].filter((name) => this.used.has(name));
    return [
      `"use strict"; const ${RESULTS} = exports; {`,
      variables.length > 0 ? `const ${variables.join(', ')};` : '',
      ...[...this.hoisted].map((name) => `${SCOPE}.hoist('${name}');`),
      ...fresh.map((name) => `${name}.${VALUE} = void 0;`),
      '',
    ].join(' ');
  }

  private lastExpression(): typescript.ExpressionStatement | undefined {
    const { ts } = this;
    let last = this.file.statements.findLast((statement) => !ts.isExportDeclaration(statement));
    // What TypeScript makes of a cell with `using`.
    if (last && ts.isTryStatement(last) && this.isDisposal(last)) {
      last = last.tryBlock.statements.at(-1);
    }
    return last && ts.isExpressionStatement(last) ? last : undefined;
  }

  private isDisposal({ finallyBlock }: typescript.TryStatement): boolean {
    return finallyBlock?.getText(this.file).includes('__disposeResources') ?? false;
  }

  /** Whether a name that stands here is a variable of the notebook. */
  private isShared(identifier: typescript.Identifier, at: Node = identifier): boolean {
    const { text } = identifier;
    const { declared, isEarlier } = this.names;
    if (!declared.has(text) && !isEarlier(text)) return false;
    const scope = this.bindings.find(at, text);
    if (scope !== undefined && scope !== this.file) return false;
    // What the compiler itself declares at the top, such as `_a`.
    return declared.has(text) || scope === undefined;
  }

  private variable(identifier: typescript.Identifier): void {
    this.used.add(identifier.text);
    this.out.copy(identifier.getStart(this.file), identifier.end);
    this.out.put(`.${VALUE}`, identifier.end);
  }

  /** Copies the text between `from` and `to`, with what is inside of `node` rewritten. */
  private children(node: Node, from: number, to: number): void {
    let at = from;
    const visit = (child: Node): void => {
      const start = child.getStart(this.file);
      if (start < at || child.end > to) return;
      this.out.copy(at, start);
      this.visit(child);
      at = child.end;
    };
    this.ts.forEachChild(node, visit);
    this.out.copy(at, to);
  }

  private visit(node: Node): void {
    const { ts, file, out } = this;
    const start = node.getStart(file);
    if (this.first.has(node) || ts.isExportDeclaration(node)) return;
    if (ts.isIdentifier(node)) {
      if (isReference(ts, node) && this.isShared(node)) this.reference(node);
      else out.copy(start, node.end);
    } else if (ts.isShorthandPropertyAssignment(node)) this.shorthand(node);
    else if (ts.isVariableStatement(node) && this.sharesList(node.declarationList)) {
      this.variableList(node.declarationList, ';');
    } else if (ts.isVariableDeclarationList(node) && this.sharesList(node)) {
      this.variableList(node, '');
    } else if (
      ts.isClassDeclaration(node) &&
      node.parent === file &&
      node.name &&
      this.isShared(node.name, node)
    ) {
      this.used.add(node.name.text);
      out.put(`${node.name.text}.${VALUE} = `, start);
      this.children(node, start, node.end);
      out.put(';', node.end);
    } else if (node === this.result) {
      const { expression } = this.result;
      out.put(`${RESULTS}.${RESULT} = (`, start);
      out.copy(start, expression.getStart(file));
      this.visit(expression);
      out.put(');', node.end);
    } else if (ts.isBinaryExpression(node) && this.namesItsValue(node)) {
      this.visit(node.left);
      out.copy(node.left.end, node.right.getStart(file));
      this.named((node.left as typescript.Identifier).text, node.right);
    } else if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) {
      out.put(`${SCOPE}.meta`, start);
    } else if (node.kind === ts.SyntaxKind.ImportKeyword && ts.isCallExpression(node.parent)) {
      out.put(`${SCOPE}.import`, start);
    } else if (ts.isCatchClause(node)) this.catchClause(node);
    else this.children(node, start, node.end);
  }

  private reference(node: typescript.Identifier): void {
    const { ts, out } = this;
    let outer: Node = node;
    while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
    const { parent } = outer;
    const isCalled =
      (ts.isCallExpression(parent) && parent.expression === outer) ||
      (ts.isTaggedTemplateExpression(parent) && parent.tag === outer);
    // As a method call it would get the variable for its `this`.
    if (isCalled) out.put('(0, ', node.getStart(this.file));
    this.variable(node);
    if (isCalled) out.put(')', node.end);
  }

  private shorthand(node: typescript.ShorthandPropertyAssignment): void {
    const { out } = this;
    const { name, objectAssignmentInitializer: initial } = node;
    if (!this.isShared(name)) {
      this.children(node, node.getStart(this.file), node.end);
      return;
    }
    out.copy(name.getStart(this.file), name.end);
    out.put(': ', name.end);
    this.variable(name);
    if (!initial) return;
    out.copy(name.end, initial.getStart(this.file));
    this.visit(initial);
  }

  /** Whether a list declares variables of the notebook: at the top, or by `var` in a block. */
  private sharesList(list: typescript.VariableDeclarationList): boolean {
    const { ts, file } = this;
    const isAtTop = ts.isVariableStatement(list.parent) && this.isTopLevel(list.parent);
    if (isBlockScoped(ts, list) && !isAtTop) return false;
    const names = namesOf(ts, list);
    const [name] = names;
    if (name === undefined || !names.every((each) => this.names.declared.has(each))) return false;
    // A `var` of an inner function is its own.
    return isAtTop || this.bindings.find(list, name) === file;
  }

  private isTopLevel({ parent }: Node): boolean {
    if (parent === this.file) return true;
    const { ts } = this;
    return ts.isBlock(parent) && ts.isTryStatement(parent.parent) && this.isDisposal(parent.parent);
  }

  private variableList(list: typescript.VariableDeclarationList, end: string): void {
    const { ts, out } = this;
    const isVar = !isBlockScoped(ts, list);
    if (isVar) for (const name of namesOf(ts, list)) this.hoisted.add(name);
    const isHead = ts.isForOfStatement(list.parent) || ts.isForInStatement(list.parent);
    let separator = '';
    for (const declaration of list.declarations) {
      const { name, initializer } = declaration;
      // `var x;` leaves what x has.
      if (!initializer && isVar && !isHead) {
        for (const each of namesOf(ts, list)) this.used.add(each);
        continue;
      }
      const start = name.getStart(this.file);
      out.put(separator, start);
      separator = ', ';
      const isPattern = !ts.isIdentifier(name);
      if (isPattern && !isHead) out.put('(', start);
      this.target(name);
      if (initializer) {
        out.put(' = ', initializer.getStart(this.file));
        if (ts.isIdentifier(name)) this.named(name.text, initializer);
        else this.visit(initializer);
      } else if (!isHead) out.put(' = void 0', name.end);
      if (isPattern && !isHead) out.put(')', declaration.end);
    }
    out.put(end, list.end);
  }

  /** A name or a pattern that is declared, as one that is assigned to. */
  private target(name: typescript.BindingName): void {
    const { ts, out, file } = this;
    if (ts.isIdentifier(name)) {
      this.variable(name);
      return;
    }
    let at = name.getStart(file);
    for (const element of name.elements) {
      out.copy(at, element.getStart(file));
      at = element.end;
      if (!ts.isBindingElement(element)) continue;
      const { dotDotDotToken, propertyName, name: inner, initializer } = element;
      if (dotDotDotToken) out.put('...', element.getStart(file));
      if (propertyName) {
        this.visit(propertyName);
        out.put(': ', propertyName.end);
      } else if (ts.isObjectBindingPattern(name) && !dotDotDotToken && ts.isIdentifier(inner)) {
        out.put(`${inner.text}: `, inner.getStart(file));
      }
      this.target(inner);
      if (!initializer) continue;
      out.put(' = ', initializer.getStart(file));
      if (ts.isIdentifier(inner)) this.named(inner.text, initializer);
      else this.visit(initializer);
    }
    out.copy(at, name.end);
  }

  private namesItsValue(node: typescript.BinaryExpression): boolean {
    const { ts } = this;
    const { kind } = node.operatorToken;
    const { EqualsToken, QuestionQuestionEqualsToken, BarBarEqualsToken } = ts.SyntaxKind;
    const { AmpersandAmpersandEqualsToken } = ts.SyntaxKind;
    return (
      (kind === EqualsToken ||
        kind === QuestionQuestionEqualsToken ||
        kind === BarBarEqualsToken ||
        kind === AmpersandAmpersandEqualsToken) &&
      ts.isIdentifier(node.left) &&
      this.isShared(node.left) &&
      isAnonymous(ts, node.right)
    );
  }

  /** A value of a variable: a function without a name gets the variable's, as in JavaScript. */
  private named(name: string, value: Node): void {
    if (!isAnonymous(this.ts, value)) {
      this.visit(value);
      return;
    }
    const start = value.getStart(this.file);
    this.out.put(`({ ${name}: `, start);
    this.visit(value);
    this.out.put(` }).${name}`, value.end);
  }

  private functionDeclaration(node: typescript.FunctionDeclaration): void {
    const { out, file } = this;
    const name = node.name!;
    this.used.add(name.text);
    const start = node.getStart(file);
    out.put(`${name.text}.${VALUE} = ({ ${name.text}: `, start);
    out.copy(start, name.getStart(file));
    this.children(node, name.end, node.end);
    out.put(` }).${name.text};`, node.end);
  }

  private importDeclaration(node: typescript.ImportDeclaration): void {
    const { out, file } = this;
    const start = node.getStart(file);
    const specifier = node.moduleSpecifier.getText(file);
    const names = importedNames(this.ts, node);
    if (names.length === 0) {
      out.put(`${SCOPE}.require(${specifier});`, start);
      return;
    }
    const parts = names.map(({ from, name }) => {
      this.used.add(name);
      return `${name}.${VALUE} = m${from === '*' ? '' : `[${JSON.stringify(from)}]`};`;
    });
    out.put(`{ const m = ${SCOPE}.load(${specifier}); ${parts.join(' ')} }`, start);
  }

  private catchClause(node: typescript.CatchClause): void {
    const { ts, out, file } = this;
    const { variableDeclaration: caught, block } = node;
    const start = node.getStart(file);
    if (!caught || !ts.isIdentifier(caught.name)) {
      this.children(node, start, node.end);
      return;
    }
    const open = block.getStart(file);
    out.copy(start, open + 1);
    out.put(`${SCOPE}.caught(${caught.name.text});`, open + 1);
    this.children(block, open + 1, node.end);
  }
}

function namesOf(ts: TypeScript, list: typescript.VariableDeclarationList): string[] {
  const names: string[] = [];
  const visit = (name: typescript.BindingName): void => {
    if (ts.isIdentifier(name)) names.push(name.text);
    else for (const each of name.elements) if (ts.isBindingElement(each)) visit(each.name);
  };
  for (const { name } of list.declarations) visit(name);
  return names;
}

/** Whether an identifier stands for a variable, not for a property, a label or a declaration. */
function isReference(ts: TypeScript, node: typescript.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== node;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent)) {
    return parent.initializer === node;
  }
  if (ts.isPropertyDeclaration(parent)) return parent.initializer === node;
  if (ts.isFunctionLike(parent)) return 'body' in parent && parent.body === node;
  return !(
    ts.isClassLike(parent) ||
    ts.isLabeledStatement(parent) ||
    ts.isBreakOrContinueStatement(parent) ||
    ts.isMetaProperty(parent)
  );
}

/** A function or a class that takes its name from what it is assigned to. */
function isAnonymous(ts: TypeScript, node: Node): boolean {
  if (ts.isParenthesizedExpression(node)) return isAnonymous(ts, node.expression);
  if (ts.isArrowFunction(node)) return true;
  return (ts.isFunctionExpression(node) || ts.isClassExpression(node)) && !node.name;
}

/** Whether the cell itself waits, not only a function in it. */
function containsAwait(ts: TypeScript, node: Node): boolean {
  if (ts.isAwaitExpression(node)) return true;
  if (ts.isForOfStatement(node) && node.awaitModifier) return true;
  // A method's name may be computed.
  if (ts.isFunctionLike(node)) return node.name !== undefined && containsAwait(ts, node.name);
  return ts.forEachChild(node, (child) => containsAwait(ts, child) || undefined) === true;
}
