export { clinicRun, type Illness, type PatientRun } from './clinicRuns.js';
export { type DeepNet, type DeepNetOptions, deepNet, STARTS, type Start } from './deepNet.js';
export {
  type Descent,
  type DescentOptions,
  descend,
  descentLoss,
  threeClouds,
} from './descent.js';
export {
  quickDigits,
  type ShortRun,
  stepper,
  type TrainAndVal,
  trainOn,
} from './digitsTrainer.js';
export {
  type Landscape,
  narrowBowl,
  type Path,
  saddle,
  twoValleys,
  walk,
} from './landscapes.js';
export {
  activationHistograms,
  type LayerHistograms,
  layerHistogramTrace,
} from './layerHistograms.js';
export { LECTURE, type LectureEntry, type LectureFigure } from './lectureFigure.js';
export { type MoonFit, moonFits, noisyMoons } from './moonFits.js';
export { type RaceData, type RaceEntry, type RaceResult, race, raceData } from './optimiserRace.js';
export { shortestTimes } from './processorTime.js';
export { type Runner, raceCourse, runRace } from './raceRunner.js';
export { errorsBySize, type SizeError } from './randomFeatures.js';
export { RATES, type RateTrial, rateSearch } from './rateTrials.js';
export { gridPoints, type Regions } from './regions.js';
export { ResidualNet, type ResidualOptions } from './residualNet.js';
export {
  type ShapeRows,
  type ShapeRun,
  shapeRows,
  trainOnShapes,
} from './shapeRows.js';
export { type LayerNumbers, type SickNetName, sickNet } from './sickNets.js';
export {
  type PictureRun,
  type SmallPictures,
  smallPictures,
  trainOnPictures,
} from './smallPictures.js';
export { smooth } from './smooth.js';
export { type ActivationFilm, watchLayer } from './watchedLayer.js';
export { type HiddenSpace, xorCorners, xorTraces } from './xor.js';
