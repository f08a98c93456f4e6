import { adamMemory } from './adam-memory.js';
import { autogradXyz } from './autograd-xyz.js';
import { bnCost } from './bn-cost.js';
import { circuitSigmoid } from './circuit-sigmoid.js';
import { dropoutExpectation } from './dropout-expectation.js';
import { dropoutMasks } from './dropout-masks.js';
import { heConvFan } from './he-conv-fan.js';
import { hsoftmaxSpeedup } from './hsoftmax-speedup.js';
import { initSmall } from './init-small-10x500.js';
import { initXavier } from './init-xavier-10x500.js';
import { jacobian4096 } from './jacobian-4096.js';
import { logregHealth } from './logreg-health.js';
import { lossReg } from './loss-reg-1e3.js';
import { lossStart } from './loss-start.js';
import { lowRate } from './lr-too-low.js';
import type { LectureNumber } from './number.js';
import { numgradFirstDim } from './numgrad-first-dim.js';
import { overfit20 } from './overfit-20.js';
import { randomSearchNumber } from './random-search.js';
import { relu6x } from './relu-6x.js';
import { slowestMode } from './slowest-mode.js';
import { stepLimit } from './step-limit.js';
import { uniformStd } from './uniform-std.js';
import { unnormalisedHessian } from './unnormalised-hessian.js';
import { weightPower } from './weight-power.js';
import { xorTanh } from './xor-tanh.js';

export type { LectureNumber, Recomputed } from './number.js';

/** All the printed numbers, in the order of the lectures. */
export const LECTURE_NUMBERS: readonly LectureNumber[] = [
  initSmall,
  initXavier,
  weightPower,
  numgradFirstDim,
  lossStart,
  lossReg,
  overfit20,
  lowRate,
  randomSearchNumber,
  jacobian4096,
  circuitSigmoid,
  bnCost,
  hsoftmaxSpeedup,
  relu6x,
  autogradXyz,
  dropoutExpectation,
  dropoutMasks,
  xorTanh,
  logregHealth,
  uniformStd,
  stepLimit,
  slowestMode,
  unnormalisedHessian,
  heConvFan,
  adamMemory,
];
