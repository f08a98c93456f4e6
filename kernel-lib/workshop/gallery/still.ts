import type { FigureJson, Trace } from 'kernel-lib/plot';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * An animated figure as it stands at one of its frames.
 *
 * @param name of the frame; the figure as it begins when left out
 * @throws RangeError when no frame has this name
 */
export function stillAt(figure: FigureJson, name: string | undefined): FigureJson {
  if (name === undefined) return figure;
  const frame = figure.frames?.find((other) => other.name === name);
  if (!frame) throw new RangeError(`no frame is called "${name}"`);
  const traces = frame.traces ?? frame.data.map((_, i) => i);
  const data: Trace[] = [...figure.data];
  traces.forEach((at, i) => {
    data[at] = over(data[at] ?? {}, frame.data[i] ?? {});
  });
  return { ...figure, data, layout: over(figure.layout, frame.layout ?? {}) };
}

/** The entries of both, those of `top` first; objects inside are laid over each other as well. */
function over(base: Trace, top: Trace): Trace {
  const out: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(top)) {
    const under = out[key];
    out[key] = isObject(value) && isObject(under) ? over(under, value) : value;
  }
  return out;
}
