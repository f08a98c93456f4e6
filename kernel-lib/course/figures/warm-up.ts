import { takeRows, trainValTest } from 'kernel-lib/data';
import {
  affine_backward,
  affine_forward,
  layernorm_backward,
  layernorm_forward,
  relu_backward,
  relu_forward,
} from 'kernel-lib/layers';
import { softmax_loss } from 'kernel-lib/losses';
import type { Params } from 'kernel-lib/nets';
import { type OptimConfig, updateRule } from 'kernel-lib/optim';
import { type Figure, lineTrace, panels } from 'kernel-lib/plot';
import { RandomState } from 'kernel-lib/random';
import { ones, type Tensor, zeros } from 'kernel-lib/tensor';
import { scaledDigits } from '../goals/digits.js';
import { LECTURE, type LectureEntry } from './shared/lectureFigure.js';
import { lengthOf } from './shared/lengthOf.js';
import { smooth } from './shared/smooth.js';

export const lectureFigure: LectureEntry = {
  order: 145,
  lecture: LECTURE.L0,
  caption:
    'Adam on ten residual blocks. Normalised after the sum, the net learns nothing without a warm-up; normalised in the branch, it does not need one.',
  seed: 0,
  draw: async () => warmUp(await warmUpRace()),
};

/** Where the normalisation of a block stands: in its branch, or after the sum. */
export type NormPlace = 'pre' | 'post';

const PLACES = { post: 'normalised after the sum', pre: 'normalised in the branch' } as const;

/** A net of residual blocks with layer normalisation; weights W0, b0, gamma1, beta1, W1, b1, …, Wout, bout. */
export class NormedNet {
  /** The weights, by name. */
  readonly params: Params = {};

  constructor(
    /** Where the normalisation stands. */
    readonly place: NormPlace,
    /** How many. */
    readonly blocks: number,
    /** Units between them. */
    readonly width: number,
    seed: number,
  ) {
    const rng = new RandomState(seed);
    const draw = (rows: number, columns: number, gain: number) =>
      (rng.randn(rows, columns) as Tensor).mul_(gain / Math.sqrt(rows));
    const all: Params = { W0: draw(64, width, 1), b0: zeros(width) };
    for (let k = 1; k <= blocks; k++) {
      Object.assign(all, {
        [`gamma${k}`]: ones(width),
        [`beta${k}`]: zeros(width),
        [`W${k}`]: draw(width, width, Math.SQRT2),
        [`b${k}`]: zeros(width),
      });
    }
    this.params = { ...all, Wout: draw(width, 10, 1), bout: zeros(10) };
  }

  /** Loss, gradients, and the length of what comes back to each place, first to last. */
  pass(X: Tensor, y: Tensor): { loss: number; grads: Params; lengths: number[] } {
    const at = (name: string) => this.params[name] as Tensor;
    const grads: Params = {};
    const backs: ((dout: Tensor) => Tensor)[] = [];
    const affine = (x: Tensor, name: string) => {
      const [out, cache] = affine_forward(x, at(`W${name}`), at(`b${name}`));
      const back = (dout: Tensor) => {
        const [dx, dW, db] = affine_backward(dout, cache);
        Object.assign(grads, { [`W${name}`]: dW, [`b${name}`]: db });
        return dx;
      };
      return [out, back] as const;
    };
    const norm = (x: Tensor, k: number) => {
      const [out, cache] = layernorm_forward(x, at(`gamma${k}`), at(`beta${k}`));
      const back = (dout: Tensor) => {
        const [dx, dgamma, dbeta] = layernorm_backward(dout, cache);
        Object.assign(grads, { [`gamma${k}`]: dgamma, [`beta${k}`]: dbeta });
        return dx;
      };
      return [out, back] as const;
    };
    const [entered, entry] = affine(X, '0');
    let x = entered;
    for (let k = 1; k <= this.blocks; k++) {
      if (this.place === 'pre') {
        const [n, backNorm] = norm(x, k);
        const [h, relu] = relu_forward(n);
        const [branch, backAffine] = affine(h, String(k));
        x = x.add(branch);
        backs.push((dout) => dout.add(backNorm(relu_backward(backAffine(dout), relu))));
      } else {
        const [h, relu] = relu_forward(x);
        const [branch, backAffine] = affine(h, String(k));
        const [n, backNorm] = norm(x.add(branch), k);
        x = n;
        backs.push((dout) => {
          const dsum = backNorm(dout);
          return dsum.add(relu_backward(backAffine(dsum), relu));
        });
      }
    }
    const [scores, exit] = affine(x, 'out');
    const [loss, dscores] = softmax_loss(scores, y);
    let dx = exit(dscores);
    const lengths = [lengthOf(dx)];
    for (const back of backs.toReversed()) {
      dx = back(dx);
      lengths.unshift(lengthOf(dx));
    }
    entry(dx);
    return { loss, grads, lengths };
  }
}

/** Losses of one net, trained from several seeds. */
export interface WarmUpRun {
  readonly name: string;
  /** Where its normalisation stands. */
  readonly place: NormPlace;
  /** Updates in which the rate rises from 0. */
  readonly warmup: number;
  /** By seed. */
  readonly losses: number[][];
  /** Mean loss of the last tenth, by seed. */
  readonly end: number[];
}

/**
 * Adam on deep nets of blocks, with and without warm-up, normalised before the branch or after the sum
 * (lectures L0 and L4; Xiong and others 2020 found it in Transformers).
 */
export async function warmUpRace(
  options: {
    places?: readonly NormPlace[];
    warmups?: readonly number[];
    blocks?: number;
    width?: number;
    rate?: number;
    updates?: number;
    seeds?: readonly number[];
  } = {},
): Promise<WarmUpRun[]> {
  const { places = ['post', 'pre'], warmups = [0, 30], blocks = 10, width = 20 } = options;
  const { rate = 0.03, updates = 70, seeds = [0, 1] } = options;
  const { X_train, y_train } = trainValTest(await scaledDigits(), { train: 1000, seed: 0 });
  const adam = updateRule('adam');
  return places.flatMap((place) =>
    warmups.map((warmup) => {
      const losses = seeds.map((seed) => {
        const net = new NormedNet(place, blocks, width, seed);
        const rng = new RandomState(seed);
        const configs: Record<string, OptimConfig> = {};
        const found: number[] = [];
        for (let t = 0; t < updates; t++) {
          const rows = (rng.randint(0, 1000, 32) as Tensor).data as ArrayLike<number>;
          const { loss, grads } = net.pass(takeRows(X_train, rows), takeRows(y_train, rows));
          found.push(loss);
          const learning_rate = rate * Math.min(1, (t + 1) / (warmup + 1));
          for (const [name, w] of Object.entries(net.params)) {
            const config = { ...configs[name], learning_rate, reuse_state: true };
            [net.params[name], configs[name]] = adam(w, grads[name] as Tensor, config);
          }
        }
        return found;
      });
      const tenth = Math.ceil(updates / 10);
      const end = losses.map((list) => list.slice(-tenth).reduce((a, b) => a + b, 0) / tenth);
      const name = `${PLACES[place]}, ${warmup > 0 ? `${warmup} updates of warm-up` : 'no warm-up'}`;
      return { name, place, warmup, losses, end };
    }),
  );
}

/** The losses of a race, one panel for each place of the normalisation, a curve for each seed. */
export function warmUp(
  runs: readonly WarmUpRun[],
  text: { readonly title?: string; readonly caption?: string } = {},
): Figure {
  const places = [...new Set(runs.map(({ place }) => place))];
  return panels({
    title: text.title ?? 'Where warm-up matters',
    caption:
      text.caption ??
      'Lectures L0 and L4, warm-up: Adam, mean of 10 batches, a curve for each seed',
    legend: true,
    panels: places.map((place, at) => ({
      title: PLACES[place],
      x: 'update',
      y: 'loss',
      rangeY: [0, 2.6],
      traces: runs
        .filter((run) => run.place === place)
        .flatMap(({ warmup, losses }, i) =>
          losses.map((list, seed) => ({
            ...lineTrace(
              'warmUp',
              {
                name: warmup > 0 ? 'with warm-up' : 'without',
                y: smooth(list, 10),
                colour: i === 0 ? 1 : 2,
                dash: i === 0 ? 'dot' : 'solid',
              },
              i,
            ),
            showlegend: at === 0 && seed === 0,
            legendgroup: String(warmup),
          })),
        ),
    })),
  });
}
