import { Figure, type Layout, type Trace } from './figure.js';
import { extent, type TensorLike } from './numbers.js';
import { pngDataUri } from './png.js';
import { PlotError, titleOf } from './text.js';

/** What white is in the usual sets of pictures: shares, scikit-learn's digits, bytes. */
const WHITES = [1, 16, 255] as const;

/** A pixel from 0 to 255. */
function pixel(x: number, low: number, high: number): number {
  const scaled = (255 * (x - low)) / (high - low || 1);
  return Math.round(Math.min(255, Math.max(0, scaled)));
}

/**
 * Small pictures in rows: examples of a data set, or the weights of hidden units.
 *
 * @param options.images (N, C, height, width) with C = 1 or 3 channels, or flattened to (N, D) with
 *   `size` given as [C, height, width]
 * @param options.labels under each picture
 * @param options.stretch map each picture's own smallest and largest value to black and white
 *   (for weights); otherwise 0 is black, and white is 1, 16 or 255, the first that no pixel exceeds
 */
export function imageGrid(options: {
  readonly title: string;
  readonly caption?: string;
  readonly images: TensorLike;
  readonly size?: readonly [channels: number, height: number, width: number];
  readonly labels?: readonly string[];
  readonly columns?: number;
  readonly stretch?: boolean;
}): Figure {
  const { images, size = images.shape.slice(1) } = options;
  const [channels = 1, height = 0, width = 0] = size;
  const N = images.shape[0] ?? 0;
  const D = height * width * channels;
  if (N === 0 || images.data.length !== N * D || (channels !== 1 && channels !== 3)) {
    throw new PlotError(
      `imageGrid: images (${images.shape.join(', ')}) are not pictures of ` +
        `${height} x ${width} with ${channels} channels: expected (N, 1 or 3, height, width)`,
    );
  }
  const [, brightest] = extent(images.data);
  const white = WHITES.find((one) => one >= brightest) ?? 255;
  const columns = Math.min(N, options.columns ?? 10);
  const lines = Math.ceil(N / columns);
  const gap = 2;
  const cellW = width + gap;
  const cellH = height + gap + (options.labels ? Math.ceil(height / 2) : 0);
  const data: Trace[] = [];
  const annotations: Layout[] = [];
  for (let n = 0; n < N; n++) {
    const part = Array.from({ length: D }, (_, i) => images.data[n * D + i] ?? 0);
    const low = options.stretch ? Math.min(...part) : 0;
    const high = options.stretch ? Math.max(...part) : white;
    const pixels = new Uint8Array(3 * width * height);
    for (let at = 0; at < width * height; at++) {
      for (let k = 0; k < 3; k++) {
        const channel = channels === 3 ? k : 0;
        pixels[3 * at + k] = pixel(part[channel * width * height + at] ?? 0, low, high);
      }
    }
    const x0 = (n % columns) * cellW;
    const y0 = Math.floor(n / columns) * cellH;
    const label = options.labels?.[n];
    data.push({
      type: 'image',
      source: pngDataUri(pixels, width, height),
      x0,
      y0,
      hoverinfo: 'skip',
    });
    if (label !== undefined) {
      annotations.push({
        text: label,
        x: x0 + width / 2,
        y: y0 + height,
        yanchor: 'top',
        showarrow: false,
        font: { size: 12 },
      });
    }
  }
  const hidden = { visible: false };
  return new Figure(data, {
    title: titleOf(options.title, options.caption),
    xaxis: { ...hidden, range: [-1, columns * cellW] },
    yaxis: {
      ...hidden,
      range: [lines * cellH + 1, -1],
      scaleanchor: 'x',
    },
    annotations,
    height: 110 + Math.round((lines * cellH * 900) / (columns * cellW)),
    margin: { t: 84, b: 10, l: 10, r: 10 },
  });
}
