import { RandomState } from '../random/index.js';
import { Tensor } from '../tensor/index.js';
import { checkCount, checkNames, type Dataset } from './dataset.js';
import { coverage, SHAPE_NAMES } from './shapes.js';

/** Settings of {@link shapeImages}. */
export interface ShapeImageOptions {
  /** Number of images (1000). */
  N?: number;
  /** Width and height in pixels (32). */
  size?: number;
  /** 3: colour; 1: grey (3). */
  channels?: 1 | 3;
  /** Standard deviation of the pixel noise, of 255 (12). */
  noise?: number;
  /** Largest shift of the centre, as a share of the half width (0.2). */
  shift?: number;
  /** Largest rotation in degrees, either way (20). */
  rotation?: number;
  /** Smallest and largest half width of a shape, as a share of that of the image ([0.55, 0.85]). */
  scale?: readonly [number, number];
  /** Share of images whose shape is darker than its background (0.35). */
  inverted?: number;
  /** Of the `RandomState` that draws everything (0). */
  seed?: number;
}

const OPTIONS = [
  'N',
  'size',
  'channels',
  'noise',
  'shift',
  'rotation',
  'scale',
  'inverted',
  'seed',
] as const satisfies (keyof ShapeImageOptions)[];

/**
 * Ten classes of drawn shapes with random place, size, rotation, colours and noise: a stand-in for
 * CIFAR-10 that needs no download. X (N, channels, size, size) with values 0 … 255, y (N,) int32,
 * classes as equal in number as N allows and in random order.
 *
 * A third of the shapes are darker than their background, which flattens the mean image of every
 * class: a linear classifier has little to hold on to, a net with one hidden layer has more.
 * All randomness is from `RandomState(seed)` (0).
 */
export function shapeImages(options: ShapeImageOptions = {}): Dataset {
  checkNames('shapeImages', options, OPTIONS);
  const { N = 1000, size = 32, channels = 3, noise = 12, seed = 0 } = options;
  const { shift = 0.2, rotation = 20, scale = [0.55, 0.85], inverted = 0.35 } = options;
  checkCount('shapeImages', 'N', N);
  checkCount('shapeImages', 'size', size, 4);
  const rng = new RandomState(seed);
  const classes = SHAPE_NAMES.length;
  const labels = Int32Array.from(rng.permutation(N).data, (i) => i % classes);
  const pixels = new Float64Array(N * channels * size * size);
  const plane = size * size;
  for (let n = 0; n < N; n++) {
    const cx = rng.uniform(-shift, shift);
    const cy = rng.uniform(-shift, shift);
    const half = rng.uniform(scale[0], scale[1]);
    const angle = (rng.uniform(-rotation, rotation) * Math.PI) / 180;
    const [back, front] = colours(rng, channels, rng.rand() < inverted);
    const slope = [rng.uniform(-12, 12), rng.uniform(-12, 12)] as const;
    const [c, s] = [Math.cos(angle) / half, Math.sin(angle) / half];
    const pixel = 2 / size / half;
    for (let i = 0; i < size; i++) {
      const y = (2 * (i + 0.5)) / size - 1;
      for (let j = 0; j < size; j++) {
        const x = (2 * (j + 0.5)) / size - 1;
        const [dx, dy] = [x - cx, y - cy];
        const inside = coverage(labels[n]!, c * dx + s * dy, -s * dx + c * dy, pixel);
        const light = slope[0] * x + slope[1] * y;
        for (let k = 0; k < channels; k++) {
          const value = back[k]! + light + inside * (front[k]! - back[k]!);
          pixels[(n * channels + k) * plane + i * size + j] = value;
        }
      }
    }
  }
  const grain = noise > 0 ? rng.randn(pixels.length).data : undefined;
  for (let i = 0; i < pixels.length; i++) {
    const value = Math.round(pixels[i]! + (grain ? noise * grain[i]! : 0));
    pixels[i] = Math.min(255, Math.max(0, value));
  }
  return {
    X: new Tensor(pixels, [N, channels, size, size]),
    y: new Tensor(labels, [N]),
    classNames: SHAPE_NAMES,
  };
}

/** Background and shape colour, apart by a good step in brightness, hues at random. */
function colours(rng: RandomState, channels: number, inverted: boolean): [number[], number[]] {
  const step = rng.uniform(70, 130);
  const low = rng.uniform(20, 235 - step);
  const tint = () => Array.from({ length: channels }, () => rng.uniform(-25, 25));
  const dark = tint().map((t) => low + t);
  const bright = tint().map((t) => low + step + t);
  return inverted ? [bright, dark] : [dark, bright];
}
