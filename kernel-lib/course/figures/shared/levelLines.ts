import { faded, INK, type Trace } from 'kernel-lib/plot';

type Range = readonly [low: number, high: number];

/**
 * Lines of equal height of a function of two numbers, as one line trace with gaps. Plotly's own
 * contours vanish while a figure is animated; lines stay.
 *
 * @param levels heights, at equal steps of the root by default, so that the floor of a bowl shows
 * @param cells per axis; each is cut along straight lines
 */
export function levelLines(
  f: (x: number, y: number) => number,
  rangeX: Range,
  rangeY: Range,
  options: { readonly count?: number; readonly cells?: number } = {},
): Trace {
  const { count = 14, cells = 36 } = options;
  const at = ([low, high]: Range, i: number) => low + ((high - low) * i) / cells;
  const heights = Array.from({ length: cells + 1 }, (_, j) =>
    Array.from({ length: cells + 1 }, (_, i) => f(at(rangeX, i), at(rangeY, j))),
  );
  const low = Math.min(...heights.flat());
  const high = Math.max(...heights.flat());
  const xs: number[] = [];
  const ys: number[] = [];
  for (let k = 1; k <= count; k++) {
    const level = low + (high - low) * (k / (count + 1)) ** 2;
    for (let j = 0; j < cells; j++) {
      for (let i = 0; i < cells; i++) {
        const ends = crossings(heights, i, j, level);
        for (let e = 0; e + 1 < ends.length; e += 2) {
          for (const end of [ends[e], ends[e + 1]]) {
            xs.push(at(rangeX, end?.[0] ?? 0));
            ys.push(at(rangeY, end?.[1] ?? 0));
          }
          xs.push(Number.NaN);
          ys.push(Number.NaN);
        }
      }
    }
  }
  return {
    type: 'scatter',
    mode: 'lines',
    name: 'equal loss',
    x: floats(xs),
    y: floats(ys),
    showlegend: false,
    hoverinfo: 'skip',
    line: { color: faded(INK, 0.45), width: 1 },
  };
}

/** Where the sides of one cell cross a level: no place, two, or four. */
function crossings(
  heights: readonly (readonly number[])[],
  i: number,
  j: number,
  level: number,
): [number, number][] {
  const height = (a: number, b: number) => heights[j + b]?.[i + a] ?? Number.NaN;
  const corners = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ] as const;
  const found: [number, number][] = [];
  corners.forEach(([a, b], c) => {
    const [a2, b2] = corners[(c + 1) % 4] ?? [0, 0];
    const [h, h2] = [height(a, b) - level, height(a2, b2) - level];
    if (h < 0 === h2 < 0) return;
    const share = h / (h - h2);
    found.push([i + a + (a2 - a) * share, j + b + (b2 - b) * share]);
  });
  return found;
}

/** Numbers in Plotly's compact form; NaN is a gap. */
export function floats(numbers: readonly number[]): { dtype: 'f4'; bdata: string } {
  return { dtype: 'f4', bdata: Buffer.from(Float32Array.from(numbers).buffer).toString('base64') };
}
