import type { WindowSizes } from '../../layers/internal.js';
import { columnsOf, imageOf } from '../../layers/internal.js';
import type { Operation } from '../core/operation.js';

/** Windows of images (N, C, H, W) as columns (C·HH·WW, N·OH·OW); the way back is its gradient */
export const columnsOperation = (sizes: WindowSizes): Operation => ({
  name: 'im2col',
  forward: (x) => columnsOf(x, sizes),
  gradients: [(g) => g.apply(imagesOperation(sizes))],
});

/** Columns added up to images, where windows overlap too: im2col backwards */
export const imagesOperation = (sizes: WindowSizes): Operation => ({
  name: 'col2im',
  forward: (columns) => imageOf(columns, sizes),
  gradients: [(g) => g.apply(columnsOperation(sizes))],
});
