import type { SamplerState } from '../data/index.js';
import { type Model, NetError, type Params } from '../nets/index.js';
import { type OptimConfig, restoreState, saveState } from '../optim/index.js';
import type { PlateauState } from '../optim/schedules/index.js';
import { nodeFor } from '../platform/node.js';
import type { RandomStateState } from '../random/index.js';
import { describe } from '../tensor/index.js';
import type { Snapshot } from './best.js';
import type { EpochRecord } from './history.js';
import type { Training } from './options.js';
import { plateauRule } from './rates.js';

/** Everything that decides how training goes on. The options of the Solver are not part of it. */
export interface Checkpoint {
  format: 'chainrule-checkpoint-1';
  params: Params;
  /** Running statistics and generators of the net. */
  extra: unknown;
  optimConfigs: Record<string, OptimConfig>;
  iteration: number;
  epoch: number;
  lossHistory: Float64Array;
  lrHistory: Float64Array;
  epochs: EpochRecord[];
  sampler: SamplerState;
  augment: RandomStateState;
  average: { count: number; params: Params | undefined } | undefined;
  best: Snapshot | undefined;
  plateau: PlateauState | undefined;
}

/** The state of a Solver; tensors are shared, not copied. */
export function capture(solver: Training): Checkpoint {
  return {
    format: 'chainrule-checkpoint-1',
    params: solver.model.params,
    extra: solver.model.extraState?.(),
    optimConfigs: solver.optimConfigs,
    iteration: solver.iteration,
    epoch: solver.epoch,
    lossHistory: Float64Array.from(solver.lossHistory),
    lrHistory: Float64Array.from(solver.lrHistory),
    epochs: solver.epochs,
    sampler: solver.sampler.state,
    augment: solver.augmentRng.getState(),
    average: solver.average?.state,
    best: solver.best.snapshot,
    plateau: solver.plateau?.state,
  };
}

/** Puts a state into a Solver that was made with the same net, data and options. */
export function restore(solver: Training, state: Checkpoint): void {
  Object.assign(solver.model.params, state.params);
  if (state.extra !== undefined) solver.model.setExtraState?.(state.extra);
  Object.assign(solver.optimConfigs, state.optimConfigs);
  solver.iteration = state.iteration;
  solver.epoch = state.epoch;
  refill(solver.lossHistory, state.lossHistory);
  refill(solver.lrHistory, state.lrHistory);
  refill(solver.epochs, state.epochs);
  const column = (key: 'trainAcc' | 'valAcc') => state.epochs.map((e) => e[key]);
  refill(solver.trainAccHistory, column('trainAcc'));
  refill(solver.valAccHistory, column('valAcc'));
  solver.sampler.state = state.sampler;
  solver.augmentRng.setState(state.augment);
  if (solver.average && state.average) solver.average.state = state.average;
  solver.best.snapshot = state.best;
  solver.plateau = state.plateau && plateauRule(state.plateau.lr, solver.options.plateau);
  if (solver.plateau && state.plateau) solver.plateau.state = state.plateau;
}

function refill<T>(list: T[], values: Iterable<T>): void {
  list.length = 0;
  for (const value of values) list.push(value);
}

/** A checkpoint as text, bit for bit. */
export function writeCheckpoint(checkpoint: Checkpoint): string {
  return saveState(checkpoint);
}

/**
 * A checkpoint from its text.
 * @throws NetError when it is not one, or belongs to a net with other weights.
 */
export function readCheckpoint(text: string, model: Model, name = 'resume'): Checkpoint {
  const state = restoreState(text, name) as Checkpoint;
  if (state?.format !== 'chainrule-checkpoint-1') {
    throw new NetError(`${name}: this is not a checkpoint of a Solver.`);
  }
  const listed = (params: Params) =>
    Object.entries(params)
      .map(([name, w]) => `${name} (${w.shape.join(', ')}) ${w.dtype}`)
      .join(', ');
  const [saved, own] = [listed(state.params), listed(model.params)];
  if (saved !== own) {
    throw new NetError(
      `${name}: the checkpoint is of another net. It has ${saved}; this one has ${own}.`,
    );
  }
  return state;
}

/** Writes a file so that a crash halfway leaves the old one whole. */
export async function saveFile(path: string, text: string): Promise<void> {
  const { rename, writeFile } = nodeFor('checkpointFile')('node:fs/promises');
  const part = `${path}.part`;
  await writeFile(part, text);
  await rename(part, path);
}

export async function loadFile(path: string): Promise<string> {
  const { readFile } = nodeFor('resumeFile')('node:fs/promises');
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new NetError(`resumeFile: cannot read ${describe(path)} (${code}).`, { cause });
  }
}
