// Generated from the files of this folder (npm run generate): do not edit. When you take a figure
// away, take its line out as well, because nothing runs without a build.
// biome-ignore-all format: as the generator writes it
// biome-ignore-all assist/source/organizeImports: in the order of the files

/**
 * The figures of the labs and of the lectures: what they compute, and how they are drawn.
 *
 * ```ts
 * import { narrowBowl, optimiserPaths, walk } from 'chainrule-course/figures';
 * import { UPDATE_RULES } from 'kernel-lib/optim';
 * const trail = { rule: 'adam', ...walk(UPDATE_RULES.adam, { learning_rate: 0.5 }, narrowBowl, 80) };
 * optimiserPaths({ landscapes: [{ land: narrowBowl, trails: [trail] }] });
 * ```
 *
 * @module
 */

export * from './shared/index.js';
export { activationFilms } from './activation-film.js';
export { RACE_FINISH, activationRace } from './activation-race.js';
export { activationTable, activationCurves } from './activations.js';
export { stepSizes, adagradStepSizeData, adagradStepSize } from './adagrad-step-size.js';
export { type TrapResult, adaptiveTrap } from './adaptive-trap.js';
export { augmentationData, augmentationGallery } from './augmentation-gallery.js';
export { type BatchnormCost, batchnormCost } from './batchnorm-cost.js';
export { batchnormGraph } from './batchnorm-graph.js';
export { normalisationByBatchSize, bnBatchSizeData, bnBatchSize } from './bn-batch-size.js';
export { normalisationByScale, bnVersusScaleData, type ScaleRun, bnVersusScale } from './bn-vs-scale.js';
export { broadcastSums } from './broadcast-sums.js';
export { clinicData, clinic, verdictOn } from './clinic.js';
export { type SpiralOptions, trainOnSpirals, deadUnitsFigure } from './dead-units.js';
export { type DecayFit, decayBoundary } from './decay-boundary.js';
export { type Valley, decayedMinimum, decayLandscape, stoppingAsDecay } from './decay-landscape.js';
export { type DoubleDescent, doubleDescentData, doubleDescent } from './double-descent.js';
export { dropoutCurvesData, dropoutCurves } from './dropout-curves.js';
export { type SpreadStep, dropoutSpreadData, dropoutSpread } from './dropout-spread.js';
export { earlyStoppingData, earlyStopping } from './early-stopping.js';
export { type Coverage, coverageByEpoch, epochCoverage } from './epoch-coverage.js';
export { type ErrorParts, errorPartsData, errorParts } from './error-parts.js';
export { zigzagData, ZIGZAG_TARGET, zigzagWalk, type WeightPoint, type WeightPath, zigzag } from './gd-zigzag.js';
export { gradientCheck } from './gradient-check.js';
export { type DrawnNode, type DrawnStep, graphDrawing } from './graph-drawing.js';
export { gridMap } from './grid-map.js';
export { GRID_RATES, gridAndRandom, gridVersusRandom } from './grid-vs-random.js';
export { highwaySwitchboard } from './highway-switchboard.js';
export { type ClassTimes, classTimes, hsoftmaxTime } from './hsoftmax-time.js';
export { hyperScatter } from './hyper-scatter.js';
export { sizeHistograms, initHistogramData, type InitHistogramsRun, initHistograms } from './init-hist.js';
export { peopleNormalised, inputNormalisation } from './input-normalisation.js';
export { learningRates } from './learning-rates.js';
export { lossCurve } from './loss-curve.js';
export { lossShapes } from './loss-shapes.js';
export { trainWithRate, lrInfluence } from './lr-influence.js';
export { lrSchedulesData, lrSchedules } from './lr-schedules.js';
export { momentumExplorerData, type Roll, momentumExplorer } from './momentum-explorer.js';
export { type MomentumCharacter, momentumCharacter, type MomentumGround, momentumPhases } from './momentum-phases.js';
export { type PlaneDescent, valley, newtonAgainstDescent, newtonPaths } from './newton-vs-gd.js';
export { boundaryData, decisionRegions } from './nn-boundary.js';
export { STEPS, type StepError, stepErrors, smallClassifier, numgradSweep } from './numgrad-h-sweep.js';
export { oneOfFive } from './one-of-five.js';
export { optimiserCurvesData, optimiserCurves } from './optimiser-curves.js';
export { optimiserPathsData, type Ground, type Trail, optimiserPaths } from './optimiser-paths.js';
export { type DepthRun, depthRace, plainAndResidual } from './plain-and-residual.js';
export { type QuadraticRun, quadraticModes, quadraticModesFigure } from './quadratic-modes.js';
export { searchTable } from './random-search-table.js';
export { type RatePath, rateExplorer } from './rate-explorer.js';
export { reluBricks } from './relu-bricks.js';
export { type Surface, residualSurfaces, lossSurfaces } from './residual-surface.js';
export { runningAverages } from './running-averages.js';
export { type DeepRun, saturationFigure } from './saturation.js';
export { sharedMeans } from './shared-means.js';
export { type Minimum, type MinimaLine, sharpAndFlat, minimaLine } from './sharp-vs-flat.js';
export { type SlopedNet, type Slopes, netSlopes, shatteredGradients } from './shattered-gradients.js';
export { slopeExplorerData, slopeExplorer } from './slope-explorer.js';
export { softmaxBars } from './softmax-bars.js';
export { spiralStream, spiralLayers } from './spiral-layers.js';
export { type DepthSeries, statisticsByDepth } from './statistics-by-depth.js';
export { type StartsOfWidth, stuckStarts, stuckStartsFigure } from './stuck-starts.js';
export { symmetryData, type SymmetryRun, symmetry } from './symmetry.js';
export { trainValGapData, trainValGap } from './train-val-gap.js';
export { trainValidation } from './train-validation.js';
export { moonRegionsData, fitRegions } from './under-good-over-fit.js';
export { type DeepKind, DEEP_KINDS, gradientByDepth, vanishingGradient } from './vanishing-gradient.js';
export { type NormPlace, NormedNet, type WarmUpRun, warmUpRace, warmUp } from './warm-up.js';
export { weightScaleData, type WeightScaleStep, weightScale } from './weight-scale.js';
export { xorBend } from './xor-bend.js';
export { type XorNet, xorNeurons } from './xor-neurons.js';
export { xorByHandData, xorSpace } from './xor-space.js';
export { xorTrainingData, type XorMoment, xorTraining } from './xor-training.js';
