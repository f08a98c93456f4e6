import {
  decodedMappings,
  type SourceMapSegment,
  TraceMap,
  traceSegment,
} from '@jridgewell/trace-mapping';
import { plainLine } from './plain.js';
import type { PreparedModule } from './prepared.js';

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
    const [, , originalLine, originalColumn] =
      entryBefore(mapOf(module), Number(line) - 1, Number(column) - 1) ?? [];
    if (originalLine === undefined || originalColumn === undefined) continue;
    return {
      path: module.path,
      line: originalLine + 1,
      column: originalColumn + 1,
      source: plainLine(lineOf(module.text, originalLine).trim(), SHOWN_SOURCE),
    };
  }
  return undefined;
}

/** To read the map of a long file takes longer than a check. */
const maps = new WeakMap<PreparedModule, TraceMap>();

function mapOf(module: PreparedModule): TraceMap {
  const map = maps.get(module) ?? new TraceMap(module.map);
  maps.set(module, map);
  return map;
}

/** The nearest entry before a place, be it on an earlier line. */
function entryBefore(
  map: TraceMap,
  line: number,
  column: number,
): Readonly<SourceMapSegment> | undefined {
  // The numbers are the student's text, too: no line is looked for behind the last.
  const last = decodedMappings(map).length - 1;
  for (let at = Math.min(line, last); at >= 0; at--) {
    const entry = traceSegment(map, at, at === line ? column : Number.POSITIVE_INFINITY);
    if (entry) return entry;
  }
  return undefined;
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
