import { spirals } from 'kernel-lib/data';
import { type Activation, type ActivationName, FullyConnectedNet } from 'kernel-lib/nets';
import { type Figure, lineTrace, type Numbers, panels } from 'kernel-lib/plot';
import type { Tensor } from 'kernel-lib/tensor';
import { deadUnits, Solver } from 'kernel-lib/train';

/** How a net is trained on the three spirals. */
export interface SpiralOptions {
  /** What bends between the layers; relu by default. */
  readonly activation?: ActivationName | Activation;
  /** Learning rate of plain SGD; 0.1 by default. */
  readonly rate?: number;
  /** What all the biases of the hidden layers begin at; 0 by default. */
  readonly bias?: number;
  /** Units of each hidden layer; twice 50 by default. */
  readonly hiddenDims?: readonly number[];
  /** Epochs, of six updates each; 30 by default. */
  readonly epochs?: number;
  /**
   * Called before the first update and after each: with the outputs of all the layers for all the points
   * (`affine1`, `hidden1`, …, `scores`).
   */
  readonly watch?: (activations: Readonly<Record<string, Tensor>>, updates: number) => void;
}

/**
 * Trains a net on the 300 points of three spirals with batches of 50.
 *
 * @returns the loss on all the points after each epoch, the share of points that are right at the end, and
 *   the share of hidden units that then say the same to every point
 */
export async function trainOnSpirals(
  options: SpiralOptions = {},
): Promise<{ losses: number[]; accuracy: number; dead: number }> {
  const { activation = 'relu', rate = 0.1, bias = 0, epochs = 30, watch } = options;
  const { hiddenDims = [50, 50] } = options;
  const { X, y } = spirals({ seed: 0 });
  const net = new FullyConnectedNet({
    hiddenDims,
    inputDim: 2,
    numClasses: 3,
    activation,
    init: 'kaiming',
    seed: 1,
  });
  for (let l = 1; l <= hiddenDims.length; l++) net.params[`b${l}`]?.add_(bias);
  const losses: number[] = [];
  watch?.(net.trace(X, y).activations, 0);
  const solver = new Solver(
    net,
    { X_train: X, y_train: y },
    {
      optimConfig: { learning_rate: rate },
      numEpochs: epochs,
      batchSize: 50,
      progress: false,
      callbacks: [
        {
          onStep: (_, { iteration }) => watch?.(net.trace(X, y).activations, iteration),
          onEpoch: () => void losses.push(net.loss(X, y)[0]),
        },
      ],
    },
  );
  await solver.train();
  const { activations } = net.trace(X, y);
  const dead = hiddenDims.map((_, i) => deadUnits(activations[`hidden${i + 1}`] as Tensor));
  const units = hiddenDims.reduce((sum, width) => sum + width, 0);
  return {
    losses,
    accuracy: solver.trainAccHistory.at(-1) as number,
    dead: dead.reduce((sum, share, i) => sum + share * (hiddenDims[i] as number), 0) / units,
  };
}

/**
 * How many relus a learning rate kills, and what leaky relu makes of a net that begins dead
 * (lectures L1 and L3, "dead relu").
 *
 * @param options.rates learning rates, in order
 * @param options.dead share of dead units after training at each rate
 * @param options.accuracy share right at each rate
 * @param options.revivals loss per epoch of nets whose units are all silent at the start
 */
export function deadUnitsFigure(options: {
  readonly rates: readonly number[];
  readonly dead: Numbers;
  readonly accuracy: Numbers;
  readonly revivals: readonly { readonly name: string; readonly losses: Numbers }[];
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const x = options.rates;
  const fn = 'deadUnitsFigure';
  const left = [
    lineTrace(fn, { name: 'dead relus', x, y: options.dead, colour: 1 }, 0),
    lineTrace(fn, { name: 'accuracy', x, y: options.accuracy, colour: 2, dash: 'dot' }, 1),
  ];
  const right = options.revivals.map(({ name, losses }, i) =>
    lineTrace(fn, { name, y: losses, colour: i === 0 ? 0 : i + 2 }, i),
  );
  return panels({
    title: options.title ?? 'Relus die, leaky relus come back',
    caption: options.caption ?? 'Lecture L1: relu kills the gradient where its input is negative',
    panels: [
      {
        title: 'after training',
        x: 'learning rate',
        y: 'share',
        traces: left,
        logX: true,
        rangeY: [-0.03, 1.03],
      },
      { title: 'begun with all units off', x: 'epoch', y: 'loss on all the points', traces: right },
    ],
    legend: true,
  });
}
