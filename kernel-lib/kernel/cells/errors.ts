import { inspect } from 'node:util';
import { isScriptInterrupt, KeyboardInterrupt } from './interrupt.js';
import { quote } from './quote.js';
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
const MAX_CAUSES = 5;

/** What the notebook shows of something that was thrown: short, with the student's own lines. */
export function errorContent(thrown: unknown): ErrorContent {
  const error = isScriptInterrupt(thrown) ? new KeyboardInterrupt() : thrown;
  const { name, message } = titleOf(error);
  if (error instanceof ReportedError) {
    return { ename: name, evalue: message, traceback: error.lines };
  }
  const title = message === '' ? name : `${name}: ${message}`;
  const traceback = [...title.split('\n'), ...traceLines(framesOf(error)), ...causeLines(error)];
  return { ename: name, evalue: message, traceback };
}

function titleOf(error: unknown): { name: string; message: string } {
  if (error instanceof Error || isErrorLike(error)) {
    return { name: String(error.name || 'Error'), message: String(error.message) };
  }
  return { name: 'Error', message: `thrown value: ${inspect(error, { colors: false, depth: 2 })}` };
}

function isErrorLike(value: unknown): value is Error {
  const candidate = value as Partial<Error> | null;
  return typeof candidate?.name === 'string' && typeof candidate.message === 'string';
}

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

function causeLines(error: unknown): string[] {
  const lines: string[] = [];
  let cause = (error as { cause?: unknown } | null)?.cause;
  for (let depth = 0; cause !== undefined && cause !== null && depth < MAX_CAUSES; depth++) {
    const { name, message } = titleOf(cause);
    lines.push(`caused by ${name}: ${message}`, ...traceLines(framesOf(cause)));
    cause = (cause as { cause?: unknown }).cause;
  }
  return lines;
}

const indent = (line: string) => `  ${line}`;
