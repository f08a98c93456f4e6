import type { RandomState } from '../random/index.js';
import { type Tensor, zerosLike } from '../tensor/index.js';
import { DataError } from './batches.js';
import { checkNames } from './dataset.js';

/** How much images may be changed; what is left out is not. */
export interface AugmentOptions {
  /** Probability of a left-right flip (0). */
  flip?: number;
  /** Largest shift in pixels, either way, both directions (0). */
  shift?: number;
  /** Largest rotation in degrees, either way (0). */
  rotate?: number;
  /** Sizes are multiplied by up to this factor, or divided by it (1). */
  scale?: number;
  /** Contrast around the image's mean is multiplied by up to this factor, or divided by it (1). */
  contrast?: number;
  /** Standard deviation of the pixel noise (0). */
  noise?: number;
}

const OPTIONS = [
  'flip',
  'shift',
  'rotate',
  'scale',
  'contrast',
  'noise',
] as const satisfies (keyof AugmentOptions)[];

/**
 * Random changes that keep the class: flip, scale, shift, rotate, contrast, noise, in this order,
 * drawn anew for every image. X (N, C, H, W), out alike. Pixels from outside the image repeat its
 * border; between pixels values are interpolated linearly. Settings that are left out draw nothing
 * from `rng`. Use it as Solver's `augment: (X, rng) => augmentImages(X, rng, {flip: 0.5})`.
 */
export function augmentImages(X: Tensor, rng: RandomState, options: AugmentOptions): Tensor {
  checkNames('augmentImages', options, OPTIONS);
  const { flip = 0, shift = 0, rotate = 0, scale = 1, contrast = 1, noise = 0 } = options;
  if (X.ndim !== 4) {
    throw new DataError(
      `augmentImages: X must be images (N, C, H, W), got (${X.shape.join(', ')}). Try X.reshape(-1, 3, 32, 32).`,
    );
  }
  if (!(scale >= 1 && contrast >= 1)) {
    throw new DataError('augmentImages: scale and contrast are factors >= 1.');
  }
  const [N, C, H, W] = X.shape as [number, number, number, number];
  const out = zerosLike(X);
  const factor = (limit: number) => limit ** rng.uniform(-1, 1);
  for (let n = 0; n < N; n++) {
    const mirrored = flip > 0 && rng.rand() < flip;
    const size = scale > 1 ? factor(scale) : 1;
    const [dy, dx] = shift > 0 ? [rng.uniform(-shift, shift), rng.uniform(-shift, shift)] : [0, 0];
    const angle = rotate > 0 ? (rng.uniform(-rotate, rotate) * Math.PI) / 180 : 0;
    const gain = contrast > 1 ? factor(contrast) : 1;
    const from = X.data.subarray(n * C * H * W, (n + 1) * C * H * W);
    const to = out.data.subarray(n * C * H * W, (n + 1) * C * H * W);
    // Where each pixel of the new image comes from in the old one.
    const [c, s] = [Math.cos(angle) / size, Math.sin(angle) / size];
    const still = size === 1 && dx === 0 && dy === 0 && angle === 0;
    for (let i = 0; i < H; i++) {
      for (let j = 0; j < W; j++) {
        const y = i - (H - 1) / 2 - dy;
        const x = j - (W - 1) / 2 - dx;
        let v = c * y - s * x + (H - 1) / 2;
        let u = s * y + c * x + (W - 1) / 2;
        if (still) [v, u] = [i, j];
        if (mirrored) u = W - 1 - u;
        for (let k = 0; k < C; k++) to[(k * H + i) * W + j] = sample(from, k * H * W, v, u, H, W);
      }
    }
    if (gain !== 1) stretch(to, gain);
  }
  if (noise > 0) {
    const grain = rng.randn(out.data.length).data;
    for (let i = 0; i < out.data.length; i++) out.data[i] = out.data[i]! + noise * grain[i]!;
  }
  return out;
}

/** The value at row v, column u of one channel, between its four neighbours. */
function sample(
  data: ArrayLike<number>,
  start: number,
  v: number,
  u: number,
  H: number,
  W: number,
): number {
  const row = Math.min(H - 1, Math.max(0, v));
  const column = Math.min(W - 1, Math.max(0, u));
  const [i, j] = [Math.floor(row), Math.floor(column)];
  const [a, b] = [row - i, column - j];
  const at = (p: number, q: number) => data[start + Math.min(p, H - 1) * W + Math.min(q, W - 1)]!;
  if (a === 0 && b === 0) return at(i, j);
  return (
    (1 - a) * ((1 - b) * at(i, j) + b * at(i, j + 1)) +
    a * ((1 - b) * at(i + 1, j) + b * at(i + 1, j + 1))
  );
}

function stretch(image: { [i: number]: number; length: number }, gain: number): void {
  let mean = 0;
  for (let i = 0; i < image.length; i++) mean += image[i]! / image.length;
  for (let i = 0; i < image.length; i++) image[i] = mean + gain * (image[i]! - mean);
}
