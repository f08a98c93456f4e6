import type * as ts from 'typescript';
import { typescript } from '../submission/typescript.js';

/** One `answer(…)` in a cell. */
export interface AnswerCall {
  /** The question, where it is written out. */
  readonly id?: string;
  /** What was answered; `undefined` when it is not written out but computed. */
  readonly value?: string | number;
}

const MAX_CALLS = 1_000;

/**
 * The answers that a cell's source gives, in the order of the text. The source is read, never run:
 * comments, strings that hold code, and answers that are computed do not count. Code that does not
 * compile is read as far as it goes.
 */
export function answerCalls(source: string): AnswerCall[] {
  const api = typescript();
  const calls: AnswerCall[] = [];
  const visit = (node: ts.Node): void => {
    // The inner call stands later in the text than the outer one begins, and runs first.
    api.forEachChild(node, visit);
    if (api.isCallExpression(node) && calledName(node.expression) === 'answer') {
      calls.push(readCall(node));
    }
  };
  try {
    const file = api.createSourceFile('cell.ts', source, api.ScriptTarget.ESNext, false);
    visit(file);
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

function calledName(callee: ts.Expression): string | undefined {
  const api = typescript();
  if (api.isIdentifier(callee)) return callee.text;
  return api.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
}

function readCall({ arguments: [first, second] }: ts.CallExpression): AnswerCall {
  const id = first && literal(first);
  if (!second) return id === undefined ? {} : { value: id };
  const value = literal(second);
  return {
    ...(typeof id === 'string' ? { id } : {}),
    ...(value === undefined ? {} : { value }),
  };
}

/** A string or number that is written out. */
function literal(node: ts.Expression): string | number | undefined {
  const api = typescript();
  if (api.isStringLiteralLike(node)) return node.text;
  if (api.isNumericLiteral(node)) return Number(node.text);
  if (api.isParenthesizedExpression(node)) return literal(node.expression);
  if (api.isPrefixUnaryExpression(node)) {
    const value = literal(node.operand);
    if (typeof value !== 'number') return undefined;
    if (node.operator === api.SyntaxKind.MinusToken) return -value;
    return node.operator === api.SyntaxKind.PlusToken ? value : undefined;
  }
  return undefined;
}
