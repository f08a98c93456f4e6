import type { LectureFigure } from '../lectureFigure.js';
import { activations } from './activations.js';
import { epochCoverageFigure } from './epoch-coverage.js';
import { gdZigzag } from './gd-zigzag.js';
import { gridVersusRandom } from './grid-vs-random.js';
import { hsoftmaxTime } from './hsoftmax-time.js';
import { hyperScatter } from './hyper-scatter.js';
import { lossFullBatch } from './loss-full-batch.js';
import { lossMinibatch } from './loss-minibatch.js';
import { lrInfluenceFigure } from './lr-influence.js';
import { newtonAgainstGd } from './newton-vs-gd.js';
import { numgradHSweep } from './numgrad-h-sweep.js';
import { quadraticModesFigure } from './quadratic-modes.js';
import { randomSearchTable } from './random-search-table.js';
import { residualSurface } from './residual-surface.js';
import { sharpAgainstFlat } from './sharp-vs-flat.js';
import { vanishingGradient } from './vanishing-gradient.js';

/** Every plot of the lectures, in their order. One file per figure: its name is the figure's id. */
export const LECTURE_FIGURES: readonly LectureFigure[] = [
  numgradHSweep,
  lossFullBatch,
  lossMinibatch,
  epochCoverageFigure,
  lrInfluenceFigure,
  activations,
  gdZigzag,
  hyperScatter,
  gridVersusRandom,
  randomSearchTable,
  hsoftmaxTime,
  vanishingGradient,
  residualSurface,
  quadraticModesFigure,
  newtonAgainstGd,
  sharpAgainstFlat,
];
