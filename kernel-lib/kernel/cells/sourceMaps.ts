import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { type Rewritten, startsUpTo } from './rewriting.js';

/** A place in a text; lines and columns count from 1, as in stack traces. */
export interface Place {
  line: number;
  column: number;
}

/**
 * Finds the TypeScript place of a place in the script that ran, through every step in between.
 *
 * @param compiled the JavaScript that TypeScript made, which `map` is about
 * @param steps what was made of it, one after the other
 */
export function placesOf(
  compiled: string,
  map: string,
  ...steps: Rewritten[]
): (at: Place) => Place | undefined {
  let sourceMap: TraceMap | undefined;
  let scriptStarts: number[] | undefined;
  let compiledStarts: number[] | undefined;
  const script = steps.at(-1)?.text ?? compiled;
  return ({ line, column }) => {
    // Only what fails is ever looked up.
    sourceMap ??= new TraceMap(map);
    scriptStarts ??= lineStarts(script);
    compiledStarts ??= lineStarts(compiled);
    if (line > scriptStarts.length) return undefined;
    let offset = scriptStarts[line - 1] + column - 1;
    for (const { origin } of steps.toReversed()) offset = origin(offset);
    const at = placeAt(compiledStarts, offset);
    // The nearest entry before it on its line; those of other lines are about other code.
    const found = originalPositionFor(sourceMap, { line: at.line, column: at.column - 1 });
    return found.line === null ? undefined : { line: found.line, column: found.column + 1 };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return starts;
}

function placeAt(starts: number[], offset: number): Place {
  const line = startsUpTo(starts, offset);
  return { line, column: offset - starts[line - 1] + 1 };
}
