import { RandomState } from 'kernel-lib/random';
import { argmax, dot, exp, type Tensor, zeros, zerosLike } from 'kernel-lib/tensor';

const sigmoid = (z: Tensor) => exp(z.neg()).add(1).pow(-1);
const sigmoidPrime = (z: Tensor) => sigmoid(z).mul(sigmoid(z).neg().add(1));

/** Made-up digits and a sigmoid net that learns from one at a time, in the shape of Nielsen's first network. */
export function digits(steps = 60): number[] {
  const printed: number[] = [];
  const rng = new RandomState(0);
  const sizes = [784, 30, 10];
  const pictures = rng.rand(10, 784, 1);
  const make = (count: number): [Tensor, number][] =>
    Array.from({ length: count }, (_, i) => [
      pictures.slice(i % 10).add(rng.randn(784, 1).mul(0.5)),
      i % 10,
    ]);
  const training = make(200);
  const test = make(100);
  let biases = sizes.slice(1).map((y) => rng.randn(y, 1));
  let weights = sizes.slice(1).map((y, l) => rng.randn(y, sizes[l]!).mul(0.1));

  function backprop(x: Tensor, y: Tensor): [Tensor[], Tensor[]] {
    const nablaB = biases.map((b) => zerosLike(b));
    const nablaW = weights.map((w) => zerosLike(w));
    let activation = x;
    const activations = [x];
    const zs: Tensor[] = [];
    for (const [l, w] of weights.entries()) {
      const z = dot(w, activation).add(biases[l]!);
      zs.push(z);
      activation = sigmoid(z);
      activations.push(activation);
    }
    let delta = activations
      .at(-1)!
      .sub(y)
      .mul(sigmoidPrime(zs.at(-1)!));
    nablaB[1] = delta;
    nablaW[1] = dot(delta, activations.at(-2)!.T);
    for (let l = 2; l < sizes.length; l++) {
      const sp = sigmoidPrime(zs.at(-l)!);
      delta = dot(weights.at(-l + 1)!.T, delta).mul(sp);
      nablaB[sizes.length - 1 - l] = delta;
      nablaW[sizes.length - 1 - l] = dot(delta, activations.at(-l - 1)!.T);
    }
    return [nablaB, nablaW];
  }

  const [batch, eta] = [10, 3];
  for (let k = 0; k < steps; k++) {
    const start = (k * batch) % training.length;
    let nablaB = biases.map((b) => zerosLike(b));
    let nablaW = weights.map((w) => zerosLike(w));
    for (const [x, label] of training.slice(start, start + batch)) {
      const y = zeros(10, 1);
      y.set(1, label);
      const [deltaB, deltaW] = backprop(x, y);
      nablaB = nablaB.map((nb, l) => nb.add(deltaB[l]!));
      nablaW = nablaW.map((nw, l) => nw.add(deltaW[l]!));
    }
    weights = weights.map((w, l) => w.sub(nablaW[l]!.mul(eta / batch)));
    biases = biases.map((b, l) => b.sub(nablaB[l]!.mul(eta / batch)));
    if (k % 20 === 0 || k === steps - 1) {
      let right = 0;
      for (const [x, label] of test) {
        let a = x;
        for (const [l, w] of weights.entries()) a = sigmoid(dot(w, a).add(biases[l]!));
        if (argmax(a) === label) right++;
      }
      printed.push(right, weights[1]!.sum());
    }
  }
  return printed;
}
