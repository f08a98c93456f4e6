import {
  type CheckTools,
  defineExercise,
  describeValue,
  type Mistake,
  type Student,
} from 'chainrule-grader/checks';
import { clip_grad_norm as clipGradNorm } from 'kernel-lib/optim';
import { type Tensor, tensor } from 'kernel-lib/tensor';
import { afterglow, falling, pull } from '../../probes/optimisers.js';
import { part } from '../two_layer_net/part.js';
import { EVERY_WEIGHT, SLIPS, type Slip, type Training, type Weights } from './loopSlips.js';

/** The loop, right or with one slip. */
export function loop(
  { params, centres, settings, updates, top, limit }: Training,
  slip: Slip = EVERY_WEIGHT,
): { trained: Weights; losses: number[] } {
  const [gradients, rule] = [pull(centres), afterglow()];
  const plan = falling(top ?? 0);
  const trained = { ...params };
  const names = Object.keys(params);
  const configs: Record<string, Training['settings']> = {};
  const losses: number[] = [];
  for (let k = 0; k < updates; k++) {
    const update = slip.update?.(k) ?? k;
    const now = () => {
      const [, grads] = gradients(trained, update);
      if (limit === undefined) return grads;
      return slip.clip?.(grads, limit) ?? clipGradNorm(grads, limit)[0];
    };
    const [before] = gradients(trained, update);
    let grads = now();
    for (const name of names) {
      if (slip.anew) grads = now();
      const of = slip.memory?.(name) ?? name;
      const asked = slip.plan ? slip.plan(update) : update;
      const config = {
        ...(slip.config?.(configs[of], settings) ?? configs[of] ?? settings),
        ...(top === undefined || asked === undefined ? {} : { learning_rate: plan(asked) }),
      };
      const [next, after] = rule(trained[name] as Tensor, grads[name] as Tensor, config);
      configs[of] = after;
      if (slip.moves?.(name, names) ?? true) trained[name] = next;
    }
    losses.push(slip.loss?.(before, gradients(trained, update)[0]) ?? before);
  }
  return { trained, losses };
}

/** The slips that give a number or a tensor, read off a wrong loop. */
function mistakes(training: Training, pick: (done: ReturnType<typeof loop>) => Tensor): Mistake[] {
  return SLIPS.map((slip) => ({ say: slip.say, when: () => pick(loop(training, slip)) }));
}

/** Trains with the student's loop, and compares losses and weights. */
export async function train(student: Student, t: CheckTools, training: Training): Promise<void> {
  const { params, centres, settings, updates, top, limit } = training;
  const got = await student.call(
    'train_net',
    params,
    t.probe('pull', centres),
    t.probe('afterglow'),
    settings,
    updates,
    ...(top === undefined && limit === undefined
      ? []
      : [top === undefined ? undefined : t.probe('falling', top)]),
    ...(limit === undefined ? [] : [limit]),
  );
  t.inputsUnchanged();
  const want = loop(training);
  const losses = numbers(t, got[1], updates);
  t.close('losses', losses, tensor(want.losses), {
    mistakes: mistakes(training, (done) => tensor(done.losses)),
  });
  for (const name of Object.keys(params)) {
    const trained = part(t, 'trained', got[0], name, {
      expected: `{ ${Object.keys(params).join(', ')} }`,
      advice: 'return all the weights under the names that they came with',
    });
    t.close(`trained.${name}`, trained, want.trained[name] as Tensor, {
      mistakes: mistakes(training, (done) => done.trained[name] as Tensor),
    });
  }
}

/** Weights and biases of two layers. */
export const LAYERS = { W1: [3, 4], b1: [4], W2: [4, 2], b2: [2] };

/** The list of losses as a tensor. */
function numbers(t: CheckTools, got: unknown, updates: number): Tensor {
  t.that(
    Array.isArray(got) && got.every((loss) => typeof loss === 'number'),
    `losses is ${describeValue(got)}; expected a list of numbers`,
    'begin with an empty list, and push the loss of each update',
  );
  t.that(
    got.length === updates,
    `losses has ${got.length} numbers after ${updates} updates; expected ${updates}`,
    'one loss per update, that before the weights move',
  );
  return tensor(got as number[]);
}

/** Weights of these shapes, with centres to be drawn to. */
export function weights(
  t: CheckTools,
  shapes: Readonly<Record<string, readonly number[]>>,
): Pick<Training, 'params' | 'centres'> {
  const draw = (): Weights =>
    Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, t.randn(...shape)]));
  return { params: draw(), centres: draw() };
}

export const train_net = defineExercise({
  name: 'train_net',
  topic: 'optimisers',
  lab: 6,
  params: ['params', 'gradients', 'rule', 'settings', 'updates', 'schedule', 'limit'],
  returns: ['trained', 'losses'],
  dependsOn: ['clip_grad_norm'],
  hints: [
    'Two loops, one in the other: over the updates, and over the names of the weights. What is asked for once per update, and what once per weight?',
    'Two objects beside the losses: { ...params } for the weights on their way, and an empty one for the configs, by name. A name that has no config yet begins with settings: configs[name] ?? settings.',
    'The gradients belong before the inner loop: all weights move from the same place. In the inner loop the rule returns both the new weight and the config for the next time.',
    'The plan goes into a copy, for every weight and at every update: { ...config, learning_rate: schedule(update) }, where there is a schedule.',
  ],
  checks: [
    {
      id: 'values',
      title: 'five updates of two weights: what they are then, and the loss before each update',
      points: 2,
      async run(student, t) {
        // Of one shape, so that a memory that goes to the wrong weight fits it.
        const some = weights(t, { W1: [3, 2], W2: [3, 2] });
        await train(student, t, {
          ...some,
          settings: { learning_rate: 0.07, share: 0.8 },
          updates: 5,
        });
      },
    },
    {
      id: 'plan',
      title:
        'with a schedule, its rate is that of every weight; with a limit, all gradients are clipped together',
      points: 2,
      core: false,
      async run(student, t) {
        const some = weights(t, LAYERS);
        const settings = { learning_rate: 0.05, share: 0.7 };
        await train(student, t, { ...some, settings, updates: 4, top: 0.12 });
        await train(student, t, { ...some, settings, updates: 4, limit: 2 });
      },
    },
  ],
});
