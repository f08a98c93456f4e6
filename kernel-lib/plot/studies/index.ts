export { activationTable, ZIGZAG_TARGET, zigzagWalk } from './activations.js';
export { adaptiveTrap, type TrapResult } from './adaptiveTrap.js';
export { type BatchnormCost, batchnormCost } from './batchnormCost.js';
export { type ClassTimes, classTimes } from './classes.js';
export { DEEP_KINDS, type DeepKind, gradientByDepth } from './depth.js';
export { dropoutSpreadData, type SpreadStep } from './dropoutSpread.js';
export {
  type Coverage,
  coverageByEpoch,
  type Descent,
  type DescentOptions,
  descend,
  STEPS,
  type StepError,
  smallClassifier,
  stepErrors,
  threeClouds,
  trainWithRate,
} from './gradients.js';
export {
  activationHistograms,
  type DeepNet,
  type DeepNetOptions,
  deepNet,
  initHistogramData,
  type LayerHistograms,
  STARTS,
  type Start,
  sizeHistograms,
  weightScaleData,
} from './initialisation.js';
export { residualSurfaces, type Surface } from './landscape.js';
export {
  type Landscape,
  narrowBowl,
  type Path,
  saddle,
  twoValleys,
  walk,
} from './landscapes.js';
export { type MoonFit, moonFits, noisyMoons } from './moonFits.js';
export {
  bnBatchSizeData,
  bnVersusScaleData,
  type NormKind,
  normalisationByBatchSize,
  normalisationByScale,
  peopleNormalised,
  type ShapeRows,
  type ShapeRun,
  shapeRows,
  trainOnShapes,
} from './normalisation.js';
export { type RaceData, type RaceEntry, type RaceResult, race, raceData } from './optimiserRace.js';
export {
  adagradStepSizeData,
  lrSchedulesData,
  momentumExplorerData,
  optimiserCurvesData,
  optimiserPathsData,
  stepSizes,
} from './optimisers.js';
export {
  type Descent as PlaneDescent,
  newtonAgainstDescent,
  type QuadraticRun,
  quadraticModes,
  valley,
} from './quadratic.js';
export {
  augmentationData,
  dropoutCurvesData,
  earlyStoppingData,
  moonRegionsData,
  trainValGapData,
} from './regularisation.js';
export { GRID_RATES, gridAndRandom, RATES, type RateTrial, rateSearch } from './search.js';
export { type MinimaLine, type Minimum, sharpAndFlat } from './sharpness.js';
export {
  type PictureRun,
  type SmallPictures,
  smallPictures,
  trainOnPictures,
} from './smallPictures.js';
export { symmetryData } from './symmetry.js';
export { boundaryData, xorByHandData, xorCorners, xorTrainingData } from './xor.js';
