import {
  BATCH,
  type Contender,
  ends,
  fill,
  LEARNING_RATE,
  labels,
  MOMENTUM,
  NET,
  netWeights,
  type Task,
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
    float64: string;
    array(data: Float32Array | Float64Array, options: { dtype: string; shape: number[] }): JaxArray;
    matmul(a: JaxArray, b: JaxArray): JaxArray;
    transpose(x: JaxArray): JaxArray;
    maximum(a: JaxArray, b: number): JaxArray;
  };
  nn: {
    relu(x: JaxArray): JaxArray;
    sigmoid(x: JaxArray): JaxArray;
    logSoftmax(x: JaxArray): JaxArray;
  };
  jit<F>(f: F): F;
  valueAndGrad(
    f: (params: JaxArray[], X: JaxArray, y: JaxArray) => JaxArray,
  ): (params: JaxArray[], X: JaxArray, y: JaxArray) => [JaxArray, JaxArray[]];
}

const NAME = '@jax-js/jax';
type Float = 'f32' | 'f64';

/** jax-js on WebAssembly, which is what it has outside a browser. */
export async function contender(): Promise<Contender> {
  // It asks a browser for its graphics card, and looks whether data are of a type that Node 20 has
  // not, also when it is to do without both.
  for (const [name, nothing] of Object.entries({ navigator: {}, Float16Array: class {} }))
    if (!(name in globalThis)) Object.assign(globalThis, { [name]: nothing });
  const jax = await importPeer<Jax>(NAME, 'dist/index.js');
  await jax.init('wasm');
  jax.defaultDevice('wasm');
  const { numpy: np, nn } = jax;
  const array = (data: Float64Array, shape: number[], type: Float): JaxArray =>
    type === 'f64'
      ? np.array(data, { dtype: np.float64, shape })
      : np.array(Float32Array.from(data), { dtype: np.float32, shape });
  const filled = (shape: number[], salt: number, type: Float) =>
    array(
      fill(
        shape.reduce((a, b) => a * b, 1),
        salt,
      ),
      shape,
      type,
    );
  const product =
    (a: number[], b: number[], type: Float, turnA = false, turnB = false) =>
    (): Task => {
      const [x, y] = [filled(a, 1, type), filled(b, 2, type)];
      const turned = (m: JaxArray, turn: boolean) => (turn ? np.transpose(m.ref) : m.ref);
      return () => ends(np.matmul(turned(x, turnA), turned(y, turnB)).dataSync());
    };
  const each =
    (f: (a: JaxArray, b: JaxArray, positive: JaxArray) => JaxArray, type: Float) => (): Task => {
      const [a, b] = [filled([1_000_000], 1, type), filled([1_000_000], 2, type)];
      const positive = a.ref.add(1);
      return () => ends(f(a, b, positive).dataSync());
    };

  const tasks: Contender['tasks'] = {
    'product-tiny': product([4, 5], [5, 3], 'f64'),
    'train-step-f32': () => trainingStep(jax, array, 'f32'),
    'train-step-f64': () => trainingStep(jax, array, 'f64'),
  };
  for (const type of ['f32', 'f64'] as const) {
    tasks[`product-500-${type}`] = product([500, 500], [500, 500], type);
    tasks[`product-1024-${type}`] = product([1024, 1024], [1024, 1024], type);
    tasks[`product-wide-${type}`] = product([16, 4096], [4096, 4096], type);
    tasks[`product-layer-${type}`] = product([200, 3072], [3072, 100], type);
    tasks[`product-layer-dx-${type}`] = product([200, 100], [3072, 100], type, false, true);
    tasks[`product-layer-dw-${type}`] = product([200, 3072], [200, 100], type, true);
    tasks[`add-1M-${type}`] = each((a, b) => a.ref.add(b.ref), type);
    tasks[`multiply-1M-${type}`] = each((a, b) => a.ref.mul(b.ref), type);
    tasks[`maximum-1M-${type}`] = each((a) => np.maximum(a.ref, 0), type);
    tasks[`exp-1M-${type}`] = each((a) => np.exp(a.ref), type);
    tasks[`tanh-1M-${type}`] = each((a) => np.tanh(a.ref), type);
    tasks[`sigmoid-1M-${type}`] = each((a) => nn.sigmoid(a.ref), type);
    tasks[`log-1M-${type}`] = each((_, __, positive) => np.log(positive.ref), type);
    tasks[`sqrt-1M-${type}`] = each((_, __, positive) => np.sqrt(positive.ref), type);
  }
  return { version: `${peerVersion(NAME)}, WebAssembly`, tasks };
}

function trainingStep(
  jax: Jax,
  array: (data: Float64Array, shape: number[], type: Float) => JaxArray,
  type: Float,
): Task {
  const { numpy: np, nn } = jax;
  const layers = NET.length - 1;
  let params: JaxArray[] = [];
  for (let l = 0; l < layers; l++) {
    const [rows = 0, columns = 0] = [NET[l], NET[l + 1]];
    params.push(array(netWeights(l), [rows, columns], type));
    params.push(array(new Float64Array(columns), [columns], type));
  }
  let velocity = params.map((p) => p.ref.mul(0));
  const X = array(fill(BATCH * NET[0], 3), [BATCH, NET[0]], type);
  const hot = new Float64Array(BATCH * 10);
  labels(BATCH, 10).forEach((label, i) => {
    hot[i * 10 + label] = 1;
  });
  const y = array(hot, [BATCH, 10], type);
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
        .mul(-1 / BATCH);
    }),
  );
  return () => {
    const [loss, grads] = step(
      params.map((p) => p.ref),
      X.ref,
      y.ref,
    );
    velocity = velocity.map((v, i) =>
      v.mul(MOMENTUM).sub((grads[i] as JaxArray).mul(LEARNING_RATE)),
    );
    params = params.map((p, i) => p.add((velocity[i] as JaxArray).ref));
    return loss.dataSync()[0] as number;
  };
}
