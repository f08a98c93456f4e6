import { SourceMap } from 'node:module';
import type { PreparedModule } from './module.js';
import { plainText } from './plain.js';

/** A place in a student's file. */
export interface SourcePlace {
  path: string;
  line: number;
  column: number;
  /** The text of the line, trimmed. */
  source: string;
}

/**
 * The innermost place of a stack trace that lies in one of the given files, in the lines of the
 * TypeScript that the student wrote.
 */
export function findPlace(
  stack: string,
  modules: readonly PreparedModule[],
): SourcePlace | undefined {
  for (const [, topic, line, column] of stack.matchAll(/exercises\/(\w+)\.js:(\d+):(\d+)/g)) {
    const module = modules.find((candidate) => candidate.topic === topic);
    if (!module?.map) continue;
    const entry = new SourceMap(JSON.parse(module.map)).findEntry(
      Number(line) - 1,
      Number(column) - 1,
    );
    if (!('originalLine' in entry)) continue;
    return {
      path: module.path,
      line: entry.originalLine + 1,
      column: entry.originalColumn + 1,
      source: plainText(module.text.split(/\r?\n/)[entry.originalLine]?.trim() ?? ''),
    };
  }
  return undefined;
}
