import type { Figure } from '../figure.js';
import { imageGrid } from '../imageGrid.js';
import type { TensorLike } from '../numbers.js';

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
