import {
  CONVOLUTIONS,
  type Contender,
  ends,
  fill,
  type Task,
  TRAINING,
  trainingInputs,
} from './contender.js';
import { importPeer, peerVersion } from './peers.js';

/** Its functions use up their arguments; `ref` keeps one for another use. */
interface JaxArray {
  readonly ref: JaxArray;
  dataSync(): ArrayLike<number>;
  add(other: JaxArray | number): JaxArray;
  sub(other: JaxArray | number): JaxArray;
  mul(other: JaxArray | number): JaxArray;
  reshape(shape: number[]): JaxArray;
  sum(axis?: number): JaxArray;
}

interface Jax {
  init(device: string): Promise<readonly string[]>;
  defaultDevice(device: string): void;
  numpy: Record<'exp' | 'tanh' | 'log' | 'sqrt', (x: JaxArray) => JaxArray> & {
    float32: string;
    array(data: Float32Array, options: { dtype: string; shape: number[] }): JaxArray;
    matmul(a: JaxArray, b: JaxArray): JaxArray;
    transpose(x: JaxArray): JaxArray;
    maximum(a: JaxArray, b: number): JaxArray;
  };
  nn: {
    relu(x: JaxArray): JaxArray;
    sigmoid(x: JaxArray): JaxArray;
    logSoftmax(x: JaxArray): JaxArray;
  };
  lax: {
    convGeneralDilated(x: JaxArray, w: JaxArray, strides: number[], pad: number[][]): JaxArray;
  };
  jit<F>(f: F): F;
  vjp(
    f: (x: JaxArray, w: JaxArray, b: JaxArray) => JaxArray,
    inputs: JaxArray[],
  ): [out: JaxArray, back: (dout: JaxArray) => JaxArray[]];
  valueAndGrad(
    f: (params: JaxArray[], X: JaxArray, y: JaxArray) => JaxArray,
  ): (params: JaxArray[], X: JaxArray, y: JaxArray) => [JaxArray, JaxArray[]];
}

const NAME = '@jax-js/jax';

/** jax-js on WebAssembly, which is what it has outside a browser; in float32, since a product of float64 takes it minutes. */
export async function contender(): Promise<Contender> {
  // It asks a browser for its graphics card, and looks whether data are of a type that Node 20 has
  // not, also when it is to do without both.
  for (const [name, nothing] of Object.entries({ navigator: {}, Float16Array: class {} }))
    if (!(name in globalThis)) Object.assign(globalThis, { [name]: nothing });
  const jax = await importPeer<Jax>(NAME, 'dist/index.js');
  await jax.init('wasm');
  jax.defaultDevice('wasm');
  const { numpy: np, nn } = jax;
  const array = (data: Float64Array, shape: readonly number[]): JaxArray =>
    np.array(Float32Array.from(data), { dtype: np.float32, shape: [...shape] });
  const filled = (shape: readonly number[], salt: number) => array(fill(shape, salt), shape);
  const product =
    (a: number[], b: number[], turnA = false, turnB = false) =>
    (): Task => {
      const [x, y] = [filled(a, 1), filled(b, 2)];
      const turned = (m: JaxArray, turn: boolean) => (turn ? np.transpose(m.ref) : m.ref);
      return () => ends(np.matmul(turned(x, turnA), turned(y, turnB)).dataSync());
    };
  const each = (f: (a: JaxArray, b: JaxArray, positive: JaxArray) => JaxArray) => (): Task => {
    const [a, b] = [filled([1_000_000], 1), filled([1_000_000], 2)];
    const positive = a.ref.add(1);
    return () => ends(f(a, b, positive).dataSync());
  };

  return {
    version: `${peerVersion(NAME)}, WebAssembly`,
    tasks: {
      'product-tiny': product([4, 5], [5, 3]),
      'train-step-f32': () => trainingStep(jax, array),
      'conv-first-f32': () => convolution(jax, filled, 'conv-first'),
      'product-500-f32': product([500, 500], [500, 500]),
      'product-1024-f32': product([1024, 1024], [1024, 1024]),
      'product-wide-f32': product([16, 4096], [4096, 4096]),
      'product-layer-f32': product([200, 3072], [3072, 100]),
      'product-layer-dx-f32': product([200, 100], [3072, 100], false, true),
      'product-layer-dw-f32': product([200, 3072], [200, 100], true),
      'add-1M-out-f32': each((a, b) => a.ref.add(b.ref)),
      'multiply-1M-out-f32': each((a, b) => a.ref.mul(b.ref)),
      'maximum-1M-out-f32': each((a) => np.maximum(a.ref, 0)),
      'exp-1M-out-f32': each((a) => np.exp(a.ref)),
      'tanh-1M-out-f32': each((a) => np.tanh(a.ref)),
      'sigmoid-1M-f32': each((a) => nn.sigmoid(a.ref)),
      'log-1M-out-f32': each((_, __, positive) => np.log(positive.ref)),
      'sqrt-1M-out-f32': each((_, __, positive) => np.sqrt(positive.ref)),
    },
  };
}

function convolution(
  jax: Jax,
  filled: (shape: readonly number[], salt: number) => JaxArray,
  name: keyof typeof CONVOLUTIONS,
): Task {
  const { x: images, w: filters, pad } = CONVOLUTIONS[name];
  const [N, , H, W] = images;
  const [F] = filters;
  const [x, w, b] = [filled(images, 1), filled(filters, 2), filled([F], 3)];
  const dout = filled([N, F, H, W], 4);
  const run = jax.jit((...inputs: JaxArray[]) => {
    const [out, back] = jax.vjp(
      (x, w, b) =>
        jax.lax
          .convGeneralDilated(
            x,
            w,
            [1, 1],
            [
              [pad, pad],
              [pad, pad],
            ],
          )
          .add(b.reshape([1, F, 1, 1])),
      inputs.slice(0, 3),
    );
    return [out, ...back(inputs[3] as JaxArray)];
  });
  return () => {
    const all = run(x.ref, w.ref, b.ref, dout.ref);
    return all.reduce((sum, part) => sum + ends(part.dataSync()), 0);
  };
}

function trainingStep(jax: Jax, array: (data: Float64Array, shape: number[]) => JaxArray): Task {
  const { numpy: np, nn } = jax;
  const { batch, classes, rate, momentum } = TRAINING;
  const layers = TRAINING.layers.length;
  const { weights, X: images, hot } = trainingInputs();
  let params = TRAINING.layers.flatMap((shape, l) => [
    array(weights[l]!, [...shape]),
    array(new Float64Array(shape[1]), [shape[1]]),
  ]);
  let velocity = params.map((p) => p.ref.mul(0));
  const X = array(images, [batch, images.length / batch]);
  const y = array(hot, [batch, classes]);
  const step = jax.jit(
    jax.valueAndGrad((p, x, wanted) => {
      let out = x;
      for (let l = 0; l < layers; l++) {
        if (l > 0) out = nn.relu(out);
        out = np.matmul(out, p[2 * l] as JaxArray).add(p[2 * l + 1] as JaxArray);
      }
      return nn
        .logSoftmax(out)
        .mul(wanted)
        .sum()
        .mul(-1 / batch);
    }),
  );
  return () => {
    const [loss, grads] = step(
      params.map((p) => p.ref),
      X.ref,
      y.ref,
    );
    velocity = velocity.map((v, i) => v.mul(momentum).sub((grads[i] as JaxArray).mul(rate)));
    params = params.map((p, i) => p.add((velocity[i] as JaxArray).ref));
    return loss.dataSync()[0] as number;
  };
}
