import { augmentationGallery } from '../../plot/figures/augmentationGallery.js';
import { augmentationData } from '../../plot/studies/regularisation.js';
import { LECTURE, type LectureFigure } from '../lectureFigure.js';

export const augmentationFigure: LectureFigure = {
  id: 'augmentation-gallery',
  lecture: LECTURE.L4,
  caption:
    'One generated picture and two draws of each change that keeps its class: mirror, scale, shift, rotation, contrast, noise.',
  seed: 4,
  code: ['plot/studies/regularisation.ts', 'plot/figures/augmentationGallery.ts'],
  draw: () => augmentationGallery(augmentationData()),
};
