import type { OptimConfig } from '../../../optim/index.js';
import { Tensor, zerosLike } from '../../../tensor/index.js';
import { describeValue, sameShape } from '../../engine/compare.js';
import type { Student } from '../../engine/student.js';
import type { CheckTools, CloseOptions } from '../../engine/tools.js';

export type Rule = (w: Tensor, dw: Tensor, config: OptimConfig) => [Tensor, OptimConfig];

/** What the exercises on update rules have in common. */
export const UPDATE_RULE = {
  topic: 'optimisers',
  lab: 6,
  params: ['w', 'dw', 'config'],
  returns: ['next_w', 'config'],
  updates: ['config'],
} as const;

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

/** The rule, with its memory never handed on: every update starts anew. */
export function forgetful(rule: Rule): Rule {
  return (w, dw, config) => [rule(w, dw, config)[0], config];
}

/** The rule with the usual value of a setting, whatever the config says: a number typed in. */
export function typedIn(
  rule: Rule,
  setting: 'learning_rate' | 'momentum' | 'decay_rate' | 'beta1' | 'beta2' | 'weight_decay',
): Slip {
  return {
    say: `${setting} is not the one of the config: use the variable ${setting}`,
    rule: (w, dw, config) => {
      const { [setting]: given, ...others } = config;
      const [moved, after] = rule(w, dw, others);
      return [moved, { ...after, [setting]: given }];
    },
  };
}

/** Gradients of either sign with magnitudes from `low` to `high`: none so small that epsilon counts. */
export function steadyGrads(t: CheckTools, count: number, ...shape: number[]): Tensor[] {
  return Array.from({ length: count }, () => {
    const size = t.uniform(0.5, 2, ...shape);
    return size.mul(t.randn(...shape).sign());
  });
}
