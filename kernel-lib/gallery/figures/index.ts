import type { LectureFigure } from '../lectureFigure.js';
import { activations } from './activations.js';
import { adagradStepSizeFigure } from './adagrad-step-size.js';
import { augmentationFigure } from './augmentation-gallery.js';
import { bnBatchSizeFigure } from './bn-batch-size.js';
import { bnVsScale } from './bn-vs-scale.js';
import { dropoutCurvesFigure } from './dropout-curves.js';
import { earlyStoppingFigure } from './early-stopping.js';
import { epochCoverageFigure } from './epoch-coverage.js';
import { gdZigzag } from './gd-zigzag.js';
import { gridVersusRandomFigure } from './grid-vs-random.js';
import { hsoftmaxTimeFigure } from './hsoftmax-time.js';
import { hyperScatterFigure } from './hyper-scatter.js';
import { initHist } from './init-hist.js';
import { inputNormalisationFigure } from './input-normalisation.js';
import { lossFullBatch } from './loss-full-batch.js';
import { lossMinibatch } from './loss-minibatch.js';
import { lrInfluenceFigure } from './lr-influence.js';
import { lrSchedulesFigure } from './lr-schedules.js';
import { momentumExplorerFigure } from './momentum-explorer.js';
import { newtonAgainstGd } from './newton-vs-gd.js';
import { nnBoundary } from './nn-boundary.js';
import { numgradHSweep } from './numgrad-h-sweep.js';
import { optimiserCurvesFigure } from './optimiser-curves.js';
import { optimiserPathsFigure } from './optimiser-paths.js';
import { quadraticModesEntry } from './quadratic-modes.js';
import { randomSearchTable } from './random-search-table.js';
import { residualSurface } from './residual-surface.js';
import { sharpAgainstFlat } from './sharp-vs-flat.js';
import { symmetryFigure } from './symmetry.js';
import { trainValGapFigure } from './train-val-gap.js';
import { underGoodOverFit } from './under-good-over-fit.js';
import { vanishingGradientFigure } from './vanishing-gradient.js';
import { xorSpaceFigure } from './xor-space.js';
import { xorTrainingFigure } from './xor-training.js';

/** Every plot of the lectures, in their order. One file per figure: its name is the figure's id. */
export const LECTURE_FIGURES: readonly LectureFigure[] = [
  activations,
  numgradHSweep,
  lossFullBatch,
  lossMinibatch,
  lrInfluenceFigure,
  epochCoverageFigure,
  initHist,
  symmetryFigure,
  gdZigzag,
  optimiserPathsFigure,
  momentumExplorerFigure,
  optimiserCurvesFigure,
  adagradStepSizeFigure,
  lrSchedulesFigure,
  bnVsScale,
  bnBatchSizeFigure,
  inputNormalisationFigure,
  dropoutCurvesFigure,
  earlyStoppingFigure,
  underGoodOverFit,
  augmentationFigure,
  vanishingGradientFigure,
  residualSurface,
  quadraticModesEntry,
  newtonAgainstGd,
  sharpAgainstFlat,
  hyperScatterFigure,
  gridVersusRandomFigure,
  trainValGapFigure,
  xorSpaceFigure,
  xorTrainingFigure,
  nnBoundary,
  hsoftmaxTimeFigure,
  randomSearchTable,
];
