import { spirals } from '../../library/data/index.js';
import { FullyConnectedNet } from '../../library/nets/index.js';
import { type Tensor, tanh, tensor } from '../../library/tensor/index.js';
import { accuracy, predictions, Solver } from '../../library/train/index.js';

/** The four inputs and what XOR makes of them: X (4, 2), y (4,). */
export function xorCorners(): { X: Tensor; y: Tensor } {
  return {
    X: tensor([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]),
    y: tensor([0, 1, 1, 0], 'int32'),
  };
}

/**
 * Lecture L3's y = -x1 - x2 + 2 tanh(x1 + x2): what figure xor-space draws. Where its one hidden unit
 * puts the inputs, the line there, and the score (XOR is 1 where y > 0.25).
 */
export function xorByHandData() {
  const { X, y } = xorCorners();
  return {
    X,
    y,
    score: (x1: number, x2: number) => -x1 - x2 + 2 * Math.tanh(x1 + x2) - 0.25,
    hidden: {
      points: [0, 1, 1, 2].map((s) => [s, Math.tanh(s)]),
      line: [-1, 2, -0.25] as const, // -s + 2 h - 0.25 = 0
      x: 's = x1 + x2',
      y: 'h = tanh(s)',
    },
    hiddenRange: [-0.5, 2.5] as const,
  };
}

/** A net with two tanh units, seen while it learns XOR by gradient descent with rate 0.5. */
export function xorTrainingData(
  seed = 0,
  shown: readonly number[] = [0, 10, 20, 30, 40, 50, 60, 80, 100, 150, 200, 300, 400],
) {
  const { X, y } = xorCorners();
  const net = new FullyConnectedNet({
    hiddenDims: [2],
    inputDim: 2,
    numClasses: 2,
    activation: 'tanh',
    weightScale: 1,
    seed,
  });
  const moments: ReturnType<typeof momentOf>[] = [];
  for (let step = 0; step <= Math.max(...shown); step++) {
    if (shown.includes(step)) moments.push(momentOf(step, net, X));
    const [, grads] = net.loss(X, y);
    for (const [name, grad] of Object.entries(grads)) {
      net.params[name] = (net.params[name] as Tensor).sub(grad.mul(0.5));
    }
  }
  return { X, y, moments };
}

function momentOf(step: number, net: FullyConnectedNet, X: Tensor) {
  const { W1, b1, W2, b2 } = net.params as { [name in 'W1' | 'b1' | 'W2' | 'b2']: Tensor };
  const weight = (unit: number) => W2.at(unit, 1) - W2.at(unit, 0);
  const line = [weight(0), weight(1), b2.at(1) - b2.at(0)] as const;
  const unit = (h: number, x1: number, x2: number) =>
    Math.tanh(x1 * W1.at(0, h) + x2 * W1.at(1, h) + b1.at(h));
  return {
    label: String(step),
    hidden: { points: tanh(X.dot(W1).add(b1)), line },
    score: (x1: number, x2: number) =>
      line[0] * unit(0, x1, x2) + line[1] * unit(1, x1, x2) + line[2],
  };
}

/** A linear classifier and a net with one hidden layer on three spiral arms: figure nn-boundary. */
export async function boundaryData(options: { hidden?: number; seed?: number } = {}) {
  const { hidden = 50, seed = 0 } = options;
  const { X, y } = spirals({ N: 300, noise: 0.05, seed });
  const fit = async (name: string, hiddenDims: number[]) => {
    const net = new FullyConnectedNet({
      hiddenDims,
      inputDim: 2,
      numClasses: 3,
      weightScale: 0.5,
      reg: 1e-4,
      seed: seed + 1,
    });
    await new Solver(
      net,
      { X_train: X, y_train: y },
      {
        updateRule: 'adam',
        optimConfig: { learning_rate: 0.02 },
        numEpochs: 100,
        batchSize: 50,
        progress: false,
        seed,
      },
    ).train();
    return {
      title: `${name}: ${(100 * accuracy(net.loss(X), y)).toFixed(0)} % right`,
      classify: (points: readonly (readonly number[])[]) =>
        predictions(net.loss(tensor(points as number[][]))),
    };
  };
  const classifiers = [
    await fit('linear', []),
    await fit(`one hidden layer of ${hidden}`, [hidden]),
  ];
  return { X, y, classes: 3, classifiers };
}
