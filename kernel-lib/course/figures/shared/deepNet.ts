import { RandomState } from 'kernel-lib/random';
import { maximum, type Tensor, tanh } from 'kernel-lib/tensor';

/** One way to start a deep net. */
export interface Start {
  /** In titles, as `Xavier, tanh`. */
  readonly name: string;
  /** What bends after each layer. */
  readonly activation: 'tanh' | 'relu';
  /** Standard deviation of the weights, from the inputs of a layer. */
  readonly std: (fanIn: number) => number;
}

/** The five that the lectures compare (L0, L1), in their order. */
export const STARTS: readonly Start[] = [
  { name: '0.01 normal, tanh', activation: 'tanh', std: () => 0.01 },
  { name: '1.0 normal, tanh', activation: 'tanh', std: () => 1 },
  { name: 'Xavier, tanh', activation: 'tanh', std: (fanIn) => Math.sqrt(1 / fanIn) },
  { name: 'Xavier, relu', activation: 'relu', std: (fanIn) => Math.sqrt(1 / fanIn) },
  { name: 'Kaiming, relu', activation: 'relu', std: (fanIn) => Math.sqrt(2 / fanIn) },
];

/** How large the net of {@link deepNet} is, and what it is drawn from. */
export interface DeepNetOptions {
  /** Inputs, and units of every layer (500). */
  readonly width?: number;
  /** Layers (10). */
  readonly depth?: number;
  /** N, standard normal inputs (1000). */
  readonly examples?: number;
  /** Of the inputs and of all weights (0). */
  readonly seed?: number;
  /** Also the gradients of the weights, of a loss whose gradient at the last layer is noise (false). */
  readonly gradients?: boolean;
}

/** What one pass through the net of {@link deepNet} has left behind. */
export interface DeepNet {
  /** x (N, width) */
  readonly input: Tensor;
  /** One (N, width) per layer, first to last. */
  readonly activations: readonly Tensor[];
  /** dL/dW (width, width) per layer, first to last; empty unless asked for. */
  readonly gradients: readonly Tensor[];
}

/**
 * One pass through a fresh net of equal layers without biases, h = f(h · W): lecture L1's "10-layer
 * net, 500 neurons on each layer". Draws x first, then W1, W2, … as the slide's NumPy would.
 *
 * With `gradients` the loss is made up: dL/dh at the last layer is randn / N, as of a mean over the
 * examples that pulls at every unit at random. What backward makes of it is the net's own doing.
 */
export function deepNet(start: Start, options: DeepNetOptions = {}): DeepNet {
  const { width = 500, depth = 10, examples = 1000, seed = 0, gradients = false } = options;
  const rng = new RandomState(seed);
  const input = rng.randn(examples, width);
  const std = start.std(width);
  const weights: Tensor[] = [];
  const activations: Tensor[] = [];
  let h = input;
  for (let layer = 0; layer < depth; layer++) {
    const W = rng.randn(width, width).mul_(std);
    const z = h.dot(W);
    h = start.activation === 'tanh' ? tanh(z) : maximum(0, z);
    activations.push(h);
    if (gradients) weights.push(W);
  }
  const found: Tensor[] = [];
  let dh = rng.randn(gradients ? examples : 0, width).div(examples);
  for (let layer = depth - 1; gradients && layer >= 0; layer--) {
    const dz = throughActivation(dh, activations[layer] as Tensor, start.activation);
    found.unshift((layer > 0 ? (activations[layer - 1] as Tensor) : input).T.dot(dz));
    if (layer > 0) dh = dz.dot((weights[layer] as Tensor).T);
  }
  return { input, activations, gradients: found };
}

/** dh times the slope of the activation, which its output h tells: 1 - h² for tanh, 0 or 1 for relu. */
function throughActivation(dh: Tensor, h: Tensor, activation: Start['activation']): Tensor {
  const slope = activation === 'tanh' ? h.mul(h).mul_(-1).add_(1) : h.greater(0);
  return dh.mul(slope);
}
