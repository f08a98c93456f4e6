import { type JsonObject, object } from './json.js';

/** The axis along which a trace is drawn; an empty one where the layout says nothing of it. */
export function axisOf(trace: JsonObject, layout: JsonObject, letter: 'x' | 'y'): JsonObject {
  const id = String(trace[`${letter}axis`] ?? letter).slice(1);
  return object(layout[`${letter}axis${id}`]);
}
