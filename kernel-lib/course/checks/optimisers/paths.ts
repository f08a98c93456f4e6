import {
  type CheckTools,
  type CloseOptions,
  describeValue,
  type Student,
} from 'chainrule-grader/checks';
import type { OptimConfig } from 'kernel-lib/optim';
import { sameShape, Tensor, zerosLike } from 'kernel-lib/tensor';

export type Rule = (w: Tensor, dw: Tensor, config: OptimConfig) => [Tensor, OptimConfig];

/** What the exercises on update rules have in common. */
export const UPDATE_RULE = {
  topic: 'optimisers',
  lab: 6,
  params: ['w', 'dw', 'config'],
  returns: ['next_w', 'config'],
} as const;

/** Settings of the rules. */
export type Setting =
  | 'learning_rate'
  | 'momentum'
  | 'decay_rate'
  | 'beta1'
  | 'beta2'
  | 'epsilon'
  | 'weight_decay';

/** A wrong rule that is worth recognising by the path it walks. */
export interface Slip {
  say: string;
  rule: Rule;
}

/** Some updates of one weight, and what is compared. */
export interface Walk {
  /** The exercise. */
  name: string;
  rule: Rule;
  w: Tensor;
  /** One gradient per update. */
  grads: readonly Tensor[];
  config: OptimConfig;
  /** Fields of the returned config to compare after every update: `velocity`, `t`, … */
  memory?: readonly string[];
  slips?: readonly Slip[];
  rtol?: number;
  ifNotFinite?: string;
}

/** The config that a student returned, as an object; a failure that says what came instead. */
export function configOf(t: CheckTools, name: string, config: unknown): OptimConfig {
  const isObject = typeof config === 'object' && config !== null && !Array.isArray(config);
  t.that(
    isObject && !(config instanceof Tensor),
    `${name} returned ${describeValue(config)} as its config; expected an object`,
    'end the function with: return [next_w, { ...config, … }] with the new memory in place of the dots',
  );
  return config as OptimConfig;
}

/**
 * Calls the student's rule once per gradient, each time with the config that the call before has
 * returned, and compares every move, and the memory, with the reference.
 */
export async function follow(student: Student, t: CheckTools, walk: Walk): Promise<void> {
  const want = pathOf(walk.rule, walk);
  let { w, config } = walk;
  for (const [k, dw] of walk.grads.entries()) {
    const label = walk.grads.length > 1 ? `update ${k + 1}: ` : '';
    const [next, returned] = await student.call(walk.name, w, dw, config);
    const here = want[k] as Point;
    compareMove(t, walk, label, next, k === 0 ? walk.w : (want[k - 1] as Point).w, here.w, k);
    if (walk.memory) {
      const got = configOf(t, walk.name, returned);
      for (const field of walk.memory) compareField(t, walk, label, got, field, here.config, k);
      settingsKept(t, got, walk.config, walk.memory);
    }
    w = next as Tensor;
    config = walk.grads.length > 1 ? configOf(t, walk.name, returned) : config;
  }
}

interface Point {
  w: Tensor;
  config: OptimConfig;
}

function pathOf(rule: Rule, { w, config, grads }: Walk): Point[] {
  const points: Point[] = [];
  let at: Point = { w, config };
  for (const dw of grads) {
    const [next, nextConfig] = rule(at.w, dw, at.config);
    at = { w: next, config: nextConfig };
    points.push(at);
  }
  return points;
}

function compareMove(
  t: CheckTools,
  walk: Walk,
  label: string,
  next: unknown,
  before: Tensor,
  want: Tensor,
  k: number,
): void {
  const got = t.tensor('next_w', next);
  if (!sameShape(got.shape, want.shape)) t.close('next_w', got, want);
  const same = (x: Tensor) => closeTo(x, before);
  t.that(
    !same(got) || same(want),
    `${label}next_w is w, unchanged`,
    'no step is taken: compute it from dw, and return the new weights',
  );
  const slips = walk.slips ?? [];
  t.close(`${label}(next_w - w)`, got.sub(before), want.sub(before), {
    ...tolerance(walk),
    mistakes: slips.map(({ say, rule }) => ({
      say,
      when: () => (pathOf(rule, walk)[k] as Point).w.sub(before),
    })),
  });
}

function closeTo(a: Tensor, b: Tensor): boolean {
  return a.sub(b).abs().max() === 0;
}

function compareField(
  t: CheckTools,
  walk: Walk,
  label: string,
  got: OptimConfig,
  field: string,
  want: OptimConfig,
  k: number,
): void {
  t.that(
    got[field] !== undefined,
    `${label}the returned config has no ${field}`,
    `the next update needs it: return [next_w, { ...config, ${field}: … }] with the new ${field}`,
  );
  const slips = (walk.slips ?? []).map(({ say, rule }) => ({
    say,
    when: () => {
      const value = (pathOf(rule, walk)[k] as Point).config[field];
      if (value instanceof Tensor || typeof value === 'number') return value;
      // Never stored: what a rule then begins with.
      return want[field] instanceof Tensor ? zerosLike(want[field]) : 0;
    },
  }));
  t.close(`${label}config.${field}`, got[field], want[field] as Tensor | number, {
    ...tolerance(walk),
    mistakes: slips,
  });
}

function settingsKept(
  t: CheckTools,
  got: OptimConfig,
  given: OptimConfig,
  memory: readonly string[],
): void {
  for (const [key, value] of Object.entries(given)) {
    if (memory.includes(key) || got[key] === value) continue;
    t.that(
      false,
      got[key] === undefined
        ? `the returned config has lost its ${key}`
        : `the returned config has another ${key} than it was given`,
      'settings stay as they are: return { ...config, … }, which copies them all, with the new memory in place of the dots',
    );
  }
}

function tolerance({ rtol, ifNotFinite }: Walk): CloseOptions {
  return { ...(rtol ? { rtol } : {}), ...(ifNotFinite ? { ifNotFinite } : {}) };
}

/** The rule, with a setting that it would refuse handed on unread, as a student's rule does. */
export function unread(rule: Rule, setting: Setting): Rule {
  return (w, dw, { [setting]: given, ...config }) => {
    const [moved, after] = rule(w, dw, config);
    return [moved, given === undefined ? after : { ...after, [setting]: given }];
  };
}

/** The rule, with its memory never handed on: every update starts anew. */
export function forgetful(rule: Rule): Rule {
  return (w, dw, config) => [rule(w, dw, config)[0], config];
}

/** The rule with the usual value of a setting, whatever the config says: a number typed in. */
export function typedIn(rule: Rule, setting: Setting): Slip {
  return {
    say: `${setting} is not the one of the config: use the variable ${setting}`,
    rule: (w, dw, config) => {
      const { [setting]: given, ...others } = config;
      const [moved, after] = rule(w, dw, others);
      return [moved, { ...after, [setting]: given }];
    },
  };
}

/** The rule with a setting of 0 taken for one that is left out. */
export function zeroLost(rule: Rule, setting: Setting): Slip {
  return {
    say: `a ${setting} of 0 is taken for one that is left out: || replaces 0 too, write ?? or a default, { ${setting} = … }`,
    rule: typedIn(rule, setting).rule,
  };
}

/** What people believe to be usual. */
const HABITS: Readonly<Record<Setting, readonly number[]>> = {
  learning_rate: [1, 0.1, 0.05, 0.01, 5e-3, 2e-3, 1e-3, 1e-4],
  momentum: [0, 0.5, 0.8, 0.95, 0.99],
  decay_rate: [0.5, 0.9, 0.95, 0.999],
  beta1: [0, 0.5, 0.8, 0.95, 0.99, 0.999],
  beta2: [0.9, 0.95, 0.98, 0.99, 0.9999],
  epsilon: [1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-16],
  weight_decay: [0, 0.1, 0.05, 5e-3, 1e-3, 5e-4, 1e-4],
};

/** The rule with another number for a setting that is left out, one for each habit. */
export function otherDefaults(rule: Rule, settings: readonly Setting[]): Slip[] {
  return settings.flatMap((setting) =>
    HABITS[setting].map((habit) => ({
      say: `left out, ${setting} is ${habit} here: keep the default of the line above, which the description names`,
      rule: (w: Tensor, dw: Tensor, config: OptimConfig): [Tensor, OptimConfig] =>
        rule(w, dw, { [setting]: habit, ...config }),
    })),
  );
}

/** The rule with a number in place of the epsilon of the config, one for each habit. */
export function otherEpsilons(rule: Rule): Slip[] {
  return HABITS.epsilon.map((habit) => ({
    say: 'epsilon is not the one of the config: use the variable epsilon',
    rule: (w, dw, config) => {
      const [moved, after] = rule(w, dw, { ...config, epsilon: habit });
      return [moved, { ...after, epsilon: config.epsilon as number }];
    },
  }));
}

/** The rule, with a part of its memory stored by the first update only. */
export function onlyAtFirst(rule: Rule, part: string): Slip {
  return {
    say: `${part} is stored by the first update only: every update puts its new ${part} into the config that it returns`,
    rule: (w, dw, config) => {
      const [moved, after] = rule(w, dw, config);
      return [moved, { ...after, [part]: config[part] ?? after[part] }];
    },
  };
}

/** The rule, with the memory in the config never looked at. */
export function fromScratch(rule: Rule, memory: readonly string[]): Slip {
  const names = memory.map((name) => `config.${name}`).join(', ');
  return {
    say: `what earlier updates have left in the config does not count: it comes in with ${names}, and is kept nowhere else`,
    rule: (w, dw, config) => {
      const settings = Object.entries(config).filter(([name]) => !memory.includes(name));
      return rule(w, dw, Object.fromEntries(settings));
    },
  };
}

/** Updates with each setting 0 in turn, the others left out or as given. */
export async function zeroSettings(
  student: Student,
  t: CheckTools,
  { name, rule, memory }: Pick<Walk, 'name' | 'rule'> & { memory: OptimConfig },
  settings: readonly Setting[],
  shape: readonly number[],
): Promise<void> {
  for (const setting of settings) {
    const small = setting === 'epsilon' ? 1e-8 : 1;
    await follow(student, t, {
      name,
      rule,
      w: t.randn(...shape),
      grads: steadyGrads(t, 1, ...shape).map((g) => g.mul(small)),
      config: { ...(setting === 'epsilon' ? {} : memory), [setting]: 0 },
      slips: [zeroLost(rule, setting)],
      rtol: 1e-5,
    });
  }
}

/** What the rules that divide by a root check of epsilon. */
export const EPSILON_CHECK = {
  id: 'epsilon',
  title:
    'epsilon stands beside the root, not in it: gradients as small as epsilon, and 0; given, left out, or 0',
  points: 1,
  core: false,
} as const;

/**
 * Updates with gradients of the size of epsilon, and of 0.
 *
 * @param walk with an epsilon of 1e-4 among its settings, and the slips to tell apart
 * @param usual epsilon where it is left out
 */
export async function smallGradients(
  student: Student,
  t: CheckTools,
  { name, rule, ...given }: Omit<Walk, 'w' | 'grads'>,
  usual: number,
): Promise<void> {
  const shape = [2, 3];
  const tiny = steadyGrads(t, 3, ...shape).map((g) => g.mul(1e-4).set(0, 1, 2));
  await follow(student, t, { name, rule, ...given, w: t.randn(...shape), grads: tiny });
  await follow(student, t, {
    name,
    rule,
    w: t.randn(5),
    grads: steadyGrads(t, 2, 5).map((g) => g.mul(usual)),
    config: {},
    slips: otherDefaults(rule, ['epsilon']),
  });
  await zeroSettings(student, t, { name, rule, memory: {} }, ['epsilon'], shape);
}

/** As {@link steadyGrads}, so large that no usual epsilon shows: whether it does is not left to luck. */
export function largeGrads(t: CheckTools, count: number, ...shape: number[]): Tensor[] {
  return steadyGrads(t, count, ...shape).map((g) => g.mul(1e6));
}

/** Gradients of either sign with magnitudes from `low` to `high`: none so small that epsilon counts. */
export function steadyGrads(t: CheckTools, count: number, ...shape: number[]): Tensor[] {
  return Array.from({ length: count }, () => {
    const size = t.uniform(0.5, 2, ...shape);
    return size.mul(t.randn(...shape).sign());
  });
}
