import { plainLine } from '../submission/plain.js';
import type { PreparedModule } from '../submission/prepared.js';
import { lineOf, SHOWN_SOURCE } from '../submission/stack.js';
import type { Outcome } from './outcome.js';

/** Whether a message says that the function itself, and not one that it calls, is a stub. */
export function isOwnStub(name: string, message: string): boolean {
  return new RegExp(`^${name}(\\.\\w+)? is not written yet`).test(message);
}

/**
 * What calling an exercise that is still a stub would say, read from its text: a check that fails
 * before it gets there does not find out.
 */
export function ownStub(name: string, { path, text }: PreparedModule): Outcome | undefined {
  const stub = new RegExp(
    `throw new Error\\(\\s*['"\`](${name}(?:\\.\\w+)?) is not written yet`,
  ).exec(text);
  if (!stub) return undefined;
  const before = text.slice(0, stub.index);
  const start = before.slice(before.lastIndexOf('\n') + 1);
  if (/\/\/|\/\*|^\s*\*/.test(start)) return undefined; // Only remembered in a comment.
  const line = before.split('\n').length;
  const source = plainLine(lineOf(text, line - 1).trim(), SHOWN_SOURCE);
  return {
    status: 'todo',
    message: `${stub[1]} is not written yet: open ${path}, line ${line}`,
    place: { path, line, column: start.length + 1, source },
  };
}
