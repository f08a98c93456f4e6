import { SourceMap } from 'node:module';
import type { PreparedModule } from './module.js';
import { plainLine } from './plain.js';

/** A place in a student's file. */
export interface SourcePlace {
  path: string;
  line: number;
  column: number;
  /** The text of the line, trimmed and cut. */
  source: string;
}

/** Characters of a line of source that are shown. */
export const SHOWN_SOURCE = 300;
/** Places of a stack that are looked up: it is the student's text, and a real one names ten. */
const MAX_PLACES = 20;

/**
 * The innermost place of a stack trace that lies in one of the given files, in the lines of the
 * TypeScript that the student wrote.
 */
export function findPlace(
  stack: string,
  modules: readonly PreparedModule[],
): SourcePlace | undefined {
  let left = MAX_PLACES;
  for (const [, topic, line, column] of stack.matchAll(/exercises\/(\w+)\.js:(\d+):(\d+)/g)) {
    if (left-- === 0) return undefined;
    const module = modules.find((candidate) => candidate.topic === topic);
    if (!module?.map) continue;
    const entry = mapOf(module).findEntry(Number(line) - 1, Number(column) - 1);
    if (!('originalLine' in entry)) continue;
    return {
      path: module.path,
      line: entry.originalLine + 1,
      column: entry.originalColumn + 1,
      source: plainLine(lineOf(module.text, entry.originalLine).trim(), SHOWN_SOURCE),
    };
  }
  return undefined;
}

/** To read the map of a long file takes longer than a check. */
const maps = new WeakMap<PreparedModule, SourceMap>();

function mapOf(module: PreparedModule): SourceMap {
  const map = maps.get(module) ?? new SourceMap(JSON.parse(module.map));
  maps.set(module, map);
  return map;
}

/** The ends of lines that the compiler counts. */
const LINE_END = /\r\n|[\n\r\u2028\u2029]/g;

/** The line of a text with a number from 0, without its end. */
export function lineOf(text: string, number: number): string {
  let from = 0;
  let line = 0;
  for (const { 0: end, index } of text.matchAll(LINE_END)) {
    if (line === number) return text.slice(from, index);
    from = index + end.length;
    line += 1;
  }
  return line === number ? text.slice(from) : '';
}
