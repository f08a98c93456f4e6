import { clip_grad_norm as clipGradNorm } from 'kernel-lib/optim';
import type { Tensor } from 'kernel-lib/tensor';

export type Weights = Record<string, Tensor>;
type Config = Record<string, unknown>;

/** What a training loop is called with. */
export interface Training {
  params: Weights;
  /** Where each weight is drawn to. */
  centres: Weights;
  settings: Config;
  updates: number;
  /** The rate that the schedule begins with; none without. */
  top?: number;
  limit?: number;
}

/** What a wrong loop does in another way. */
export interface Slip {
  say: string;
  /** The config that a weight gets, from what its last update has returned. */
  config?: (kept: Config | undefined, settings: Config) => Config | undefined;
  /** The name under which the config of a weight is kept. */
  memory?: (name: string) => string;
  clip?: (grads: Weights, limit: number) => Weights;
  /** The gradients are asked for anew before each weight. */
  anew?: boolean;
  /** What is noted as the loss. */
  loss?: (before: number, after: number) => number;
  /** What the k-th update is called. */
  update?: (k: number) => number;
  /** For which update the schedule is asked; not at all where there is none. */
  plan?: (update: number) => number | undefined;
  /** Whether a weight moves. */
  moves?: (name: string, names: readonly string[]) => boolean;
}

/** No slip. */
export const EVERY_WEIGHT: Slip = { say: '' };

export const SLIPS: readonly Slip[] = [
  {
    say: 'the memory of the rule is lost from update to update: keep the config that the rule returns, for the next update of this weight',
    config: (_kept, settings) => settings,
  },
  {
    say: 'all weights share one config, so each goes on with the memory of another one: keep a config for each name',
    memory: () => 'all',
  },
  {
    say: 'the settings do not reach the rule: every config begins with them',
    config: (kept) => kept ?? {},
  },
  {
    say: 'the gradients are asked for again when some weights have moved already: once per update, for all the weights',
    anew: true,
  },
  {
    say: 'that is the loss after the update: note it before the weights move',
    loss: (_before, after) => after,
  },
  { say: 'the updates are counted from 1: the first one is update 0', update: (k) => k + 1 },
  {
    say: 'it is always update 0: gradients and schedule get the number of the update',
    update: () => 0,
  },
  { say: 'no weight moves: keep what the rule returns as the new weight', moves: () => false },
  {
    say: 'only the last of the weights moves: go through all the names',
    moves: (name, names) => name === names.at(-1),
  },
  {
    say: 'only the first of the weights moves: go through all the names',
    moves: (name, names) => name === names[0],
  },
  {
    say: 'the last of the weights stays where it was: go through all the names',
    moves: (name, names) => name !== names.at(-1),
  },
  {
    say: 'the schedule is not used: its rate is the learning_rate of every config',
    plan: () => undefined,
  },
  {
    say: 'the schedule is asked for the first update only: every update has a rate of its own',
    plan: () => 0,
  },
  {
    say: 'the schedule is asked for the update to come: the first rate is schedule(0)',
    plan: (update) => update + 1,
  },
  { say: 'the gradients are not clipped: clip_grad_norm(grads, limit)', clip: (grads) => grads },
  {
    say: 'each gradient is clipped by itself, which turns the step: clip_grad_norm takes all of them at once',
    clip: (grads, limit) =>
      Object.fromEntries(
        Object.entries(grads).map(([name, g]) => [name, clipGradNorm({ g }, limit)[0].g as Tensor]),
      ),
  },
];
