import { RandomState } from 'kernel-lib/random';
import { maximum, type Tensor, tanh } from 'kernel-lib/tensor';

/** The numbers of one layer after a forward and a backward pass. */
export interface LayerNumbers {
  /** (N, M) what it gave. */
  readonly h: Tensor;
  /** (M, M) its weights. */
  readonly W: Tensor;
  /** (M, M) their gradient. */
  readonly dW: Tensor;
  /** What made h. */
  readonly activation: 'tanh' | 'relu';
}

interface Illness {
  readonly activation: 'tanh' | 'relu';
  /** Standard deviation of the weights times √M. */
  readonly gain: number;
  /** The bias of each unit of layer l, from 1. */
  readonly bias?: (l: number) => number;
  /** Spoils the data. */
  readonly data?: (X: Tensor) => void;
}

const [LAYERS, M, N] = [8, 30, 64];

/** What is wrong with each of the five: it is for the student to find. */
const ILLNESSES: Readonly<Record<SickNetName, Illness>> = {
  A: { activation: 'relu', gain: 3 * Math.SQRT2 },
  B: { activation: 'tanh', gain: 6 },
  C: { activation: 'relu', gain: Math.SQRT2, bias: (l) => (l === 4 ? -20 : 0) },
  D: { activation: 'tanh', gain: 1, data: (X) => X.set(Number.NaN, 17, 5) },
  E: { activation: 'tanh', gain: 0.03 },
};

/** One of the five patients. */
export type SickNetName = 'A' | 'B' | 'C' | 'D' | 'E';

/** One pass through one of five broken nets of eight layers: each layer's numbers, first to last. */
export function sickNet(name: SickNetName): LayerNumbers[] {
  const { activation, gain, bias = () => 0, data } = ILLNESSES[name];
  const rng = new RandomState(8);
  const X = rng.randn(N, M) as Tensor;
  data?.(X);
  const hs = [X];
  const Ws: Tensor[] = [];
  for (let l = 1; l <= LAYERS; l++) {
    const W = (rng.randn(M, M) as Tensor).mul_(gain / Math.sqrt(M));
    const z = (hs[l - 1] as Tensor).dot(W).add(bias(l));
    hs.push(activation === 'tanh' ? tanh(z) : maximum(0, z));
    Ws.push(W);
  }
  let dh = (rng.randn(N, M) as Tensor).div(N);
  const layers: LayerNumbers[] = [];
  for (let l = LAYERS; l >= 1; l--) {
    const [h, W] = [hs[l] as Tensor, Ws[l - 1] as Tensor];
    const dz = dh.mul(activation === 'tanh' ? h.mul(h).mul_(-1).add_(1) : h.greater(0));
    layers.unshift({ h, W, dW: (hs[l - 1] as Tensor).T.dot(dz), activation });
    dh = dz.dot(W.T);
  }
  return layers;
}
