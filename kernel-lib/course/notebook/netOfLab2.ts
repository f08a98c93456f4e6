import { DISPLAY, display, type MimeBundle } from 'kernel-lib/display';
import { RandomState } from 'kernel-lib/random';
import { type Tensor, zeros } from 'kernel-lib/tensor';
import {
  forward,
  type HiddenPair,
  type Params,
  RELU,
  reference,
} from '../checks/fully_connected_net/known.js';
import { linkTo, type Missing, missingAnswer } from './missing.js';

type HiddenForward = (a: Tensor, params: Params, l: number) => readonly [Tensor, unknown];
type HiddenBackward = (
  dout: Tensor,
  cache: unknown,
  l: number,
) => Tensor | readonly [Tensor, Params];

/** The pair of functions that a lab puts between the layers, as the library's net takes it. */
function pairOf(hiddenForward?: HiddenForward, hiddenBackward?: HiddenBackward): HiddenPair {
  if (!hiddenForward) return RELU;
  const caches = new WeakMap<Tensor, unknown>();
  return {
    forward(a, params, l) {
      const [out, cache] = hiddenForward(a, params, l);
      caches.set(a, cache);
      return out;
    },
    backward(dout, a, _params, l) {
      const back = hiddenBackward?.(dout, caches.get(a), l) ?? dout;
      return Array.isArray(back) ? (back as [Tensor, Params]) : [back as Tensor, {}];
    },
  };
}

/** The library's own, called as the answers of lab 2 are. */
const OURS = {
  init_fully_connected_net(dims: readonly number[], weightScale = 1e-2, seed = 0): Params {
    const random = new RandomState(seed);
    const layers = dims.slice(1).map((units, i): [string, Tensor][] => [
      [`W${i + 1}`, random.randn(dims[i] as number, units).mul(weightScale)],
      [`b${i + 1}`, zeros(units)],
    ]);
    return Object.fromEntries(layers.flat());
  },
  fully_connected_scores: (X: Tensor, params: Params, hidden?: HiddenForward): Tensor =>
    forward(X, params, pairOf(hidden)).scores,
  fully_connected_net(
    X: Tensor,
    params: Params,
    y: Tensor,
    reg: number,
    ...pair: [HiddenForward?, HiddenBackward?]
  ): [loss: number, grads: Params] {
    const { loss, grads } = reference({ X, params, y, reg, pair: pairOf(...pair) });
    return [loss, grads];
  },
};

type Answers = Readonly<Record<keyof typeof OURS, unknown>>;

/** What the smallest net says of each answer: nothing, or which answer it misses. */
function missingOf(answers: Answers, name: keyof typeof OURS): Missing | undefined {
  const X = zeros(1, 1);
  const params = { W1: zeros(1, 1), b1: zeros(1), W2: zeros(1, 1), b2: zeros(1) };
  const calls: Record<keyof typeof OURS, readonly unknown[]> = {
    init_fully_connected_net: [[1, 1, 1]],
    fully_connected_scores: [X, params],
    fully_connected_net: [X, params, zeros([1], 'int32'), 0],
  };
  try {
    (answers[name] as (...args: readonly unknown[]) => unknown)(...calls[name]);
  } catch (error) {
    return missingAnswer(error); // A mistake in a written answer is for the cell that uses it.
  }
  return undefined;
}

function say(missing: readonly Missing[]): MimeBundle {
  const file = missing[0]?.file ?? '';
  const names = [...new Set(missing.map(({ name }) => name))];
  const line = (name: (word: string) => string, where: string) =>
    `Your net of lab 2 still lacks ${names.map(name).join(', ')}: this cell goes on with the library's. ` +
    `Once ${where} is written, run it again: then the net is your own.`;
  return {
    'text/markdown': `✎ ${line((word) => `\`${word}\``, linkTo(file))}`,
    'text/plain': line((word) => word, file),
  };
}

/**
 * The student's own net of lab 2, for the labs that go on with it. Where she has not written a part
 * of it yet, the library's stands in and one line says so, so that no later lab has to wait for lab 2.
 *
 * ```ts
 * import * as lab2 from './exercises/fully_connected_net.js';
 * const { init_fully_connected_net, fully_connected_net } = netOfLab2(lab2);
 * ```
 *
 * @param answers what `exercises/fully_connected_net.ts` exports
 * @returns the same, with the library's functions in place of those that are not written
 */
export function netOfLab2<T extends Answers>(answers: T): T {
  const names = Object.keys(OURS) as (keyof typeof OURS)[];
  const missing = names.flatMap((name) => {
    const found = missingOf(answers, name);
    return found ? [{ name, found }] : [];
  });
  if (missing.length === 0) return answers;
  display({ [DISPLAY]: () => say(missing.map(({ found }) => found)) });
  const standIns = Object.fromEntries(missing.map(({ name }) => [name, OURS[name]]));
  return { ...answers, ...standIns };
}
