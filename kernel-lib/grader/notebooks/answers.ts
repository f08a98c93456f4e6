import type * as ts from 'typescript';
import { typescript } from '../submission/typescript.js';

/** One `answer(…)` or `predict(…)` in a cell. */
export interface AnswerCall {
  /** The question, where it is written out. */
  readonly id?: string;
  /** What was answered; `undefined` when it is not written out but computed. */
  readonly value?: string | number;
  /** The third word: the tries so far, closed. */
  readonly record?: string;
}

const MAX_CALLS = 1_000;

/** The functions that answer something. */
const NAMES: ReadonlySet<string | undefined> = new Set(['answer', 'predict']);

/**
 * The answers that a cell's source gives, in the order of the text. The source is read, never run:
 * comments, strings that hold code, and answers that are computed do not count. Code that does not
 * compile is read as far as it goes.
 */
export function answerCalls(source: string): AnswerCall[] {
  const api = typescript();
  const calls: AnswerCall[] = [];
  try {
    const file = parse(source);
    visitCalls(file, (call) => calls.push(readCall(call)));
    if (calls.length > 0) return calls.slice(-MAX_CALLS); // The last one counts.
    // Of a cell that was an answer's, perhaps only the letter is left.
    const [only, more] = file.statements;
    const lone =
      only && !more && api.isExpressionStatement(only) ? literal(only.expression) : undefined;
    return lone === undefined ? [] : [{ value: lone }];
  } catch {
    return []; // Nested too deeply for the parser's stack.
  }
}

/**
 * A cell's source with the tries written into its answer to a question; `undefined` where there is
 * no place for them: no such call, more than one, or an answer that is computed.
 */
export function withRecord(source: string, id: string, record: string): string | undefined {
  const calls: ts.CallExpression[] = [];
  try {
    visitCalls(parse(source), (call) => calls.push(call));
  } catch {
    return undefined;
  }
  const own = calls.filter((call) => readCall(call).id === id);
  const [, given, old] = own[0]?.arguments ?? [];
  if (own.length !== 1 || !given || literal(given) === undefined) return undefined;
  const end = old?.end ?? given.end;
  return `${source.slice(0, given.end)}, '${record}'${source.slice(end)}`;
}

function parse(source: string): ts.SourceFile {
  const api = typescript();
  return api.createSourceFile('cell.ts', source, api.ScriptTarget.ESNext, false);
}

/** The calls that answer something, in the order in which they run. */
function visitCalls(file: ts.SourceFile, found: (call: ts.CallExpression) => void): void {
  const api = typescript();
  const visit = (node: ts.Node): void => {
    // The inner call stands later in the text than the outer one begins, and runs first.
    api.forEachChild(node, visit);
    if (api.isCallExpression(node) && NAMES.has(calledName(node.expression))) found(node);
  };
  visit(file);
}

function calledName(callee: ts.Expression): string | undefined {
  const api = typescript();
  if (api.isIdentifier(callee)) return callee.text;
  return api.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
}

function readCall({ arguments: [first, second, third] }: ts.CallExpression): AnswerCall {
  const id = first && literal(first);
  if (!second) return id === undefined ? {} : { value: id };
  const value = literal(second);
  const record = third && literal(third);
  return {
    ...(typeof id === 'string' ? { id } : {}),
    ...(value === undefined ? {} : { value }),
    ...(third === undefined ? {} : { record: String(record ?? '') }),
  };
}

/** A string or number that is written out, or a list of them. */
function literal(node: ts.Expression): string | number | undefined {
  const api = typescript();
  if (api.isStringLiteralLike(node)) return node.text;
  if (api.isNumericLiteral(node)) return Number(node.text);
  if (api.isParenthesizedExpression(node)) return literal(node.expression);
  if (api.isArrayLiteralExpression(node)) {
    const items = node.elements.map(literal);
    return items.includes(undefined) ? undefined : items.join(' ');
  }
  if (api.isPrefixUnaryExpression(node)) {
    const value = literal(node.operand);
    if (typeof value !== 'number') return undefined;
    if (node.operator === api.SyntaxKind.MinusToken) return -value;
    return node.operator === api.SyntaxKind.PlusToken ? value : undefined;
  }
  return undefined;
}
