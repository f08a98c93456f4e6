import { axisOf } from './axisOf.js';
import type { JsonObject } from './json.js';
import { type Entry, entries } from './numberList.js';

/**
 * The part of a trace that the figure's axes show now, since menus may move their windows: nothing where all of
 * it lies beyond one side, and of labels those inside. What has no points in the plane is left as it is.
 */
export function shownPart(trace: JsonObject, layout: JsonObject): JsonObject | undefined {
  const type = String(trace.type ?? 'scatter');
  if (!/^scatter(gl)?$/.test(type)) return trace;
  const ys = entries(trace.y);
  const xs = trace.x === undefined ? ys.map((_, i): Entry => i) : entries(trace.x);
  const [sideX, sideY] = [sideOf(trace, layout, 'x'), sideOf(trace, layout, 'y')];
  const sides = ys.map((y, i): [number, number] => [sideX(xs[i] ?? null), sideY(y)]);
  const beyond = (axis: 0 | 1, side: number) =>
    sides.length > 0 && sides.every((place) => place[axis] === side);
  if (([0, 1] as const).some((axis) => beyond(axis, -1) || beyond(axis, 1))) return undefined;
  if (!/text/.test(String(trace.mode ?? '')) || !Array.isArray(trace.text)) return trace;
  const isInside = (i: number) => sides[i]?.every((side) => side === 0) ?? true;
  const inside = <T>(list: readonly T[]) => list.filter((_, i) => isInside(i));
  if (ys.every((_, i) => isInside(i))) return trace;
  return { ...trace, x: inside(xs), y: inside(ys), text: inside(trace.text) };
}

/** Says of a value whether it lies before (-1), in (0) or behind (1) what an axis shows. */
function sideOf(
  trace: JsonObject,
  layout: JsonObject,
  letter: 'x' | 'y',
): (value: Entry) => number {
  const { range, type } = axisOf(trace, layout, letter);
  const [from, to] = (Array.isArray(range) ? range : []) as unknown[];
  if (typeof from !== 'number' || typeof to !== 'number') return () => 0;
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  return (value) => {
    if (typeof value !== 'number') return 0;
    const place = type === 'log' ? Math.log10(value) : value;
    if (place < low) return -1;
    return place > high ? 1 : 0;
  };
}
