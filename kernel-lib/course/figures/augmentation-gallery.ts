import { augmentImages, shapeImages } from 'kernel-lib/data';
import { type Figure, imageGrid, type TensorLike } from 'kernel-lib/plot';
import { RandomState } from 'kernel-lib/random';
import { concatenate, type Tensor } from 'kernel-lib/tensor';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';

export const lectureFigure: LectureEntry = {
  order: 210,
  lecture: LECTURE.L4,
  caption:
    'One generated picture and two draws of each change that keeps its class: mirror, scale, shift, rotation, contrast, noise.',
  seed: 4,
  draw: () => augmentationGallery(augmentationData()),
};

const CHANGES = {
  original: {},
  mirrored: { flip: 1 },
  scaled: { scale: 1.6 },
  shifted: { shift: 7 },
  rotated: { rotate: 40 },
  contrast: { contrast: 2.2 },
  noise: { noise: 30 },
} as const;

/** One picture, and two draws of each kind of change: figure augmentation-gallery. */
export function augmentationData(): { images: Tensor; labels: string[] } {
  const drawn = shapeImages({ N: 200, noise: 6, inverted: 0, rotation: 45, seed: 4 });
  const original = drawn.X.slice('35:36');
  const draw = (seed: number) =>
    Object.values(CHANGES).map((change) => augmentImages(original, new RandomState(seed), change));
  const labels = Object.keys(CHANGES);
  return { images: concatenate([...draw(1), ...draw(6)]), labels: [...labels, ...labels] };
}

/**
 * One picture and what augmentation makes of it (lecture L4, figure 9.1).
 *
 * @param options.images (N, C, H, W), the original first, values 0 to 255
 * @param options.labels what was done to each
 */
export function augmentationGallery(options: {
  readonly images: TensorLike;
  readonly labels: readonly string[];
  readonly columns?: number;
  readonly title?: string;
}): Figure {
  return imageGrid({
    title: options.title ?? 'One picture, many that mean the same',
    caption: 'Lecture L4, figure 9.1: a small variation does not change the category',
    images: options.images,
    labels: options.labels,
    columns: options.columns ?? 7,
  });
}
