import type { Json, JsonObject } from './json.js';

/** The part of a figure that a still picture needs. */
export interface Drawing {
  readonly data: readonly unknown[];
  readonly layout: object;
  readonly frames?: readonly unknown[];
}

/**
 * A moving figure as it stands at one of its frames.
 *
 * @param name of the frame; when left out, the one that the figure names for pictures (`layout.meta.still`)
 *   or else the figure as it begins
 * @throws RangeError when no frame has this name
 */
export function stillAt<T extends Drawing>(figure: T, name?: string): T {
  const { meta } = figure.layout as { meta?: { still?: string } };
  const wanted = name ?? meta?.still;
  if (wanted === undefined) return figure;
  const frames = (figure.frames ?? []) as JsonObject[];
  const frame = frames.find((other) => other.name === wanted);
  if (!frame) throw new RangeError(`no frame is called "${wanted}"`);
  const changes = frame.data as JsonObject[];
  const traces = (frame.traces as number[] | undefined) ?? changes.map((_, i) => i);
  const data = [...figure.data];
  traces.forEach((at, i) => {
    data[at] = over(data[at] ?? {}, changes[i] ?? {});
  });
  return { ...figure, data, layout: over(figure.layout, frame.layout ?? {}) };
}

/** The entries of both, those of `top` first; objects inside are laid over each other as well. */
function over(base: unknown, top: Json): Json {
  const out: JsonObject = { ...(base as JsonObject) };
  for (const [key, value] of Object.entries(top ?? {})) {
    const under = out[key];
    out[key] = isObject(value) && isObject(under) ? over(under, value) : value;
  }
  return out;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
