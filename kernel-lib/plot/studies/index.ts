export { adaptiveTrap, type TrapResult } from './adaptiveTrap.js';
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
export {
  type Landscape,
  narrowBowl,
  type Path,
  saddle,
  twoValleys,
  walk,
} from './landscapes.js';
export { type RaceData, type RaceEntry, type RaceResult, race, raceData } from './optimiserRace.js';
