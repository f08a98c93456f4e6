import { basename } from 'node:path';
import { Problem } from 'kernel-lib/display';

const BEGIN = /^(\s*)\/\/ BEGIN SOLUTION(?::\s*(.+))?\s*$/;
const END = /^\s*\/\/ END SOLUTION\s*$/;
const FUNCTION = /^export (?:async )?function\*? (\w+)/;
const CLASS = /^export class (\w+)/;
const METHOD = /^ {2}(?:static |async )*(\w+)\((?:.*[{(,])?\s*$/;
const LINE_WIDTH = 100;

/** What the student finds where the solution stood. */
function placeholder(indent: string, name: string, hint: string | undefined, file: string): string {
  const todo = `${indent}// TODO(${name}): ${hint ?? 'write your answer here, then run its check again.'}`;
  const message = `'${name} is not written yet: open ${file} and replace this line'`;
  const short = `${indent}throw new Error(${message});`;
  const thrown =
    short.length <= LINE_WIDTH
      ? short
      : `${indent}throw new Error(\n${indent}  ${message},\n${indent});`;
  return `${todo}\n${thrown}`;
}

/**
 * Makes the student's file from the authored one: everything stays, except that each
 *
 *     // BEGIN SOLUTION: a hint, if the usual one will not do
 *     …
 *     // END SOLUTION
 *
 * becomes a TODO and a throw that names the task. A class may have several, one in each method
 * that is to be written; methods without one are given.
 *
 * @param solution the text of `solutions/TOPIC.ts`
 * @param path that file's path, for messages and for the name `exercises/TOPIC.ts` in the stub
 * @throws {Problem} for a region that is not closed, nested, outside a function, or when an
 *   exported function or class has no region (its answer would be given away)
 */
export function makeStub(solution: string, path: string): string {
  const file = `exercises/${basename(path)}`;
  const out: string[] = [];
  const answered = new Set<string>();
  const exported = new Map<string, number>();
  const classes = new Map<string, number>();
  let className = '';
  let name = '';
  let begun = 0;

  const lines = solution.replaceAll('\r\n', '\n').split('\n');
  lines.forEach((line, index) => {
    const fail = (what: string): never => {
      throw new Problem(`${path}:${index + 1}: ${what}`);
    };
    const begin = BEGIN.exec(line);
    if (begin) {
      if (begun) fail(`BEGIN SOLUTION inside the region that begins in line ${begun}`);
      if (!name) fail('BEGIN SOLUTION outside a function');
      begun = index + 1;
      answered.add(name);
      out.push(placeholder(begin[1] ?? '', name, begin[2], file));
      return;
    }
    if (END.test(line)) {
      if (!begun) fail('END SOLUTION without BEGIN SOLUTION');
      begun = 0;
      return;
    }
    if (/(BEGIN|END) SOLUTION/.test(line)) fail('a solution marker must stand alone in its line');
    if (begun) return;

    const fn = FUNCTION.exec(line);
    const cls = CLASS.exec(line);
    const method = className ? METHOD.exec(line) : null;
    if (fn?.[1]) {
      className = '';
      name = fn[1];
      exported.set(name, index + 1);
    } else if (cls?.[1]) {
      className = cls[1];
      name = '';
      classes.set(className, index + 1);
    } else if (method?.[1]) {
      name = `${className}.${method[1]}`;
    } else if (className && line === '  }') {
      name = '';
    } else if (line === '}') {
      className = '';
      name = '';
    }
    out.push(line);
  });

  if (begun) throw new Problem(`${path}:${begun}: BEGIN SOLUTION is never closed`);
  for (const [fn, line] of exported) {
    if (!answered.has(fn)) {
      throw new Problem(`${path}:${line}: ${fn} has no BEGIN SOLUTION … END SOLUTION region`);
    }
  }
  for (const [cls, line] of classes) {
    if (![...answered].some((task) => task.startsWith(`${cls}.`))) {
      throw new Problem(`${path}:${line}: no method of ${cls} has a region to write`);
    }
  }
  return out.join('\n');
}

/** The names of the tasks in a solution file, in order of appearance. */
export function taskNames(solution: string, path: string): string[] {
  const stub = makeStub(solution, path);
  return [...stub.matchAll(/\/\/ TODO\(([\w.]+)\)/g)].map((match) => match[1] ?? '');
}
