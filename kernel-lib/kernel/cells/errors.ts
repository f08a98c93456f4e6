import { isNativeError } from 'kernel-lib/platform';
import { attempt, inspectPlainly, isA, read, textOf } from './guarded.js';
import { isScriptInterrupt, KeyboardInterrupt } from './interrupt.js';
import { quote } from './quote.js';
import { withPlainNames } from './scope.js';
import { describeFrame, type Frame, framesOf } from './stack.js';

/** The content of Jupyter's `error` message. */
export interface ErrorContent {
  ename: string;
  evalue: string;
  traceback: string[];
}

/** An error that knows its own lines, such as one about types. */
export abstract class ReportedError extends Error {
  abstract readonly lines: string[];
}

const MAX_FRAMES = 8;
/** How many causes and inner errors are shown, all in all. */
const MAX_RELATED = 10;
const MAX_FIELDS = 10;
// A longer message hides the place; the whole of it can be printed.
const MAX_MESSAGE = 20_000;

/** What the notebook shows of something that was thrown: short, with the student's own lines. */
export function errorContent(thrown: unknown): ErrorContent {
  return attempt(() => contentOf(thrown), UNREADABLE);
}

const UNREADABLE: ErrorContent = {
  ename: 'Error',
  evalue: 'something was thrown that cannot be read',
  traceback: ['Error: something was thrown that cannot be read'],
};

function contentOf(thrown: unknown): ErrorContent {
  const error = isScriptInterrupt(thrown) ? new KeyboardInterrupt() : thrown;
  const { name, message } = titleOf(error);
  const lines = isA(error, ReportedError) ? read(error, 'lines') : undefined;
  if (Array.isArray(lines)) return { ename: name, evalue: message, traceback: lines };
  const title = message === '' ? name : `${name}: ${message}`;
  const traceback = [...title.split('\n'), ...detailLines(error), ...relatedLines(error)];
  return { ename: name, evalue: message, traceback };
}

function titleOf(error: unknown): { name: string; message: string } {
  if (isError(error) || isErrorLike(error)) {
    return {
      name: textOf(read(error, 'name') || 'Error', 'Error'),
      message: shorten(
        withPlainNames(textOf(read(error, 'message') ?? '', '(its message cannot be read)')),
      ),
    };
  }
  return {
    name: 'Error',
    message: shorten(`thrown value: ${inspectPlainly(error, { depth: 2 })}`),
  };
}

/** Also an error of another realm, such as one that `node:vm` made. */
const isError = (value: unknown) => isA(value, Error) || isNativeError(value);

function isErrorLike(value: unknown): boolean {
  return typeof read(value, 'name') === 'string' && typeof read(value, 'message') === 'string';
}

function shorten(text: string): string {
  if (text.length <= MAX_MESSAGE) return text;
  return `${text.slice(0, MAX_MESSAGE)}… (${text.length - MAX_MESSAGE} more characters)`;
}

/** What an error says beside its message: where it comes from, and what it was given. */
function detailLines(error: unknown): string[] {
  return [...traceLines(attempt(() => framesOf(error), [])), ...fieldLines(error)];
}

const SHOWN_ELSEWHERE = new Set(['name', 'message', 'stack', 'cause', 'errors']);

/** An error's own fields, such as `code` and `path` of one about files. */
function fieldLines(error: unknown): string[] {
  if (!isError(error)) return [];
  const keys = attempt(() => Object.keys(error as object), []).filter(
    (key) => !SHOWN_ELSEWHERE.has(key),
  );
  const lines = keys
    .slice(0, MAX_FIELDS)
    .map((key) => `  ${key}: ${inspectPlainly(read(error, key), FIELD)}`);
  return keys.length > MAX_FIELDS
    ? [...lines, `  … and ${keys.length - MAX_FIELDS} more fields`]
    : lines;
}

const FIELD = {
  depth: 1,
  breakLength: Number.POSITIVE_INFINITY,
  maxArrayLength: 10,
  maxStringLength: 200,
};

function traceLines(frames: Frame[]): string[] {
  const own = frames.filter(({ place }) => place !== undefined);
  if (own.length === 0) return frames.slice(0, 3).map((frame) => `  at ${describeFrame(frame)}`);
  const lines: string[] = [];
  let shown = 0;
  let repeats = 0;
  for (const [i, frame] of own.entries()) {
    if (i > 0 && describeFrame(frame) === describeFrame(own[i - 1])) {
      repeats++;
      continue;
    }
    if (repeats > 0) lines.push(`     … ${repeats} more`);
    repeats = 0;
    if (shown === MAX_FRAMES) {
      lines.push(`  … ${own.length - i} more lines`);
      return lines;
    }
    shown++;
    const { label, line, column, source, isCell } = frame.place!;
    const name = frame.functionName ? `${frame.functionName} ` : '';
    const where = isCell
      ? `${label}, line ${line}, column ${column}`
      : `${label}:${line}:${column}`;
    lines.push(`  at ${name}(${where})`);
    lines.push(...quote(source, line, column, 1, { before: shown === 1 ? 1 : 0 }).map(indent));
  }
  if (repeats > 0) lines.push(`     … ${repeats} more`);
  return lines;
}

/** The errors inside an error: its causes, and all that an AggregateError has collected. */
function relatedLines(error: unknown): string[] {
  const lines: string[] = [];
  const seen = new Set<unknown>([error]);
  let left = MAX_RELATED;
  const visit = (outer: unknown, depth: number): void => {
    for (const { relation, inner, nested } of innerErrors(outer)) {
      if (seen.has(inner)) continue;
      if (left-- <= 0) return;
      if (typeof inner === 'object') seen.add(inner);
      const { name, message } = titleOf(inner);
      const own = [`${relation} ${name}: ${message}`, ...detailLines(inner)];
      lines.push(...own.map((line) => '  '.repeat(nested ? depth + 1 : depth) + line));
      visit(inner, nested ? depth + 1 : depth);
    }
  };
  visit(error, 0);
  if (left < 0) lines.push('… and more errors');
  return lines;
}

interface InnerError {
  relation: string;
  inner: unknown;
  /** One of several; a chain of causes stays at the margin. */
  nested: boolean;
}

function innerErrors(error: unknown): InnerError[] {
  const cause = read(error, 'cause');
  const errors = read(error, 'errors');
  const list = attempt(() => (isError(error) && Array.isArray(errors) ? [...errors] : []), []);
  return [
    ...list.map((inner, i) => ({
      relation: `error ${i + 1} of ${list.length}:`,
      inner: inner as unknown,
      nested: true,
    })),
    ...(cause == null ? [] : [{ relation: 'caused by', inner: cause, nested: false }]),
  ];
}

const indent = (line: string) => `  ${line}`;
