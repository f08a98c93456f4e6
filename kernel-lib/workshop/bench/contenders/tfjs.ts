import { type Contender, ends, fill, type Task, TRAINING, trainingInputs } from './contender.js';
import { peerFolder, peerVersion, requirePeer } from './peers.js';

interface TfTensor {
  dataSync(): Float32Array;
  dispose(): void;
}

interface Tf {
  setBackend(name: string): Promise<boolean>;
  ready(): Promise<void>;
  tensor(values: Float32Array, shape: number[]): TfTensor;
  zeros(shape: number[]): TfTensor;
  tidy<T>(body: () => T): T;
  keep(x: TfTensor): TfTensor;
  matMul(a: TfTensor, b: TfTensor, transposeA?: boolean, transposeB?: boolean): TfTensor;
  add(a: TfTensor, b: TfTensor | number): TfTensor;
  sub(a: TfTensor, b: TfTensor | number): TfTensor;
  mul(a: TfTensor, b: TfTensor | number): TfTensor;
  maximum(a: TfTensor, b: number): TfTensor;
  relu(a: TfTensor): TfTensor;
  step(a: TfTensor): TfTensor;
  exp(a: TfTensor): TfTensor;
  log(a: TfTensor): TfTensor;
  sqrt(a: TfTensor): TfTensor;
  tanh(a: TfTensor): TfTensor;
  sigmoid(a: TfTensor): TfTensor;
  softmax(a: TfTensor): TfTensor;
  sum(a: TfTensor, axis?: number): TfTensor;
  mean(a: TfTensor): TfTensor;
}

const MAIN = '@tensorflow/tfjs-core';
const BACKEND = '@tensorflow/tfjs-backend-wasm';

/** TensorFlow.js on its WebAssembly backend; it has float32 only. */
export async function contender(): Promise<Contender> {
  const tf = requirePeer<Tf>(MAIN);
  requirePeer<{ setWasmPaths(folder: string): void }>(BACKEND).setWasmPaths(
    `${peerFolder(BACKEND)}/`,
  );
  await tf.setBackend('wasm');
  await tf.ready();

  const filled = (shape: number[], salt: number) =>
    tf.tensor(Float32Array.from(fill(shape, salt)), shape);
  const value = (body: () => TfTensor): number => {
    const out = tf.tidy(body);
    const result = ends(out.dataSync());
    out.dispose();
    return result;
  };
  const product =
    (a: number[], b: number[], turnA = false, turnB = false) =>
    (): Task => {
      const [x, y] = [filled(a, 1), filled(b, 2)];
      return () => value(() => tf.matMul(x, y, turnA, turnB));
    };
  const each = (f: (a: TfTensor, b: TfTensor, positive: TfTensor) => TfTensor) => (): Task => {
    const [a, b] = [filled([1_000_000], 1), filled([1_000_000], 2)];
    const positive = tf.add(a, 1);
    return () => value(() => f(a, b, positive));
  };

  return {
    version: `${peerVersion(MAIN)}, WebAssembly`,
    tasks: {
      'product-500-f32': product([500, 500], [500, 500]),
      'product-1024-f32': product([1024, 1024], [1024, 1024]),
      'product-wide-f32': product([16, 4096], [4096, 4096]),
      'product-layer-f32': product([200, 3072], [3072, 100]),
      'product-layer-dx-f32': product([200, 100], [3072, 100], false, true),
      'product-layer-dw-f32': product([200, 3072], [200, 100], true, false),
      'product-tiny': product([4, 5], [5, 3]),
      'add-1M-out-f32': each((a, b) => tf.add(a, b)),
      'multiply-1M-out-f32': each((a, b) => tf.mul(a, b)),
      'maximum-1M-out-f32': each((a) => tf.maximum(a, 0)),
      'exp-1M-out-f32': each((a) => tf.exp(a)),
      'tanh-1M-out-f32': each((a) => tf.tanh(a)),
      'sigmoid-1M-f32': each((a) => tf.sigmoid(a)),
      'log-1M-out-f32': each((_, __, positive) => tf.log(positive)),
      'sqrt-1M-out-f32': each((_, __, positive) => tf.sqrt(positive)),
      'train-step-f32': () => trainingStep(tf),
    },
  };
}

function trainingStep(tf: Tf): Task {
  const { batch, classes, rate, momentum } = TRAINING;
  const layers = TRAINING.layers.length;
  const { weights, X: images, hot } = trainingInputs();
  const made = (data: Float64Array, shape: number[]) => tf.tensor(Float32Array.from(data), shape);
  const params = [
    ...TRAINING.layers.map((shape, l) => made(weights[l]!, [...shape])),
    ...TRAINING.layers.map(([, columns]) => tf.zeros([columns])),
  ];
  const velocity = params.map((p) => tf.tidy(() => tf.mul(p, 0)));
  const X = made(images, [batch, images.length / batch]);
  const y = made(hot, [batch, classes]);

  return () => {
    const { loss, next } = tf.tidy(() => {
      const inputs = [X];
      for (let l = 0; l < layers; l++) {
        const out = tf.add(
          tf.matMul(inputs[l] as TfTensor, params[l] as TfTensor),
          params[layers + l] as TfTensor,
        );
        inputs.push(l < layers - 1 ? tf.relu(out) : out);
      }
      const p = tf.softmax(inputs[layers] as TfTensor);
      const loss = tf.mean(tf.sum(tf.mul(tf.log(p), y), 1));
      let d = tf.mul(tf.sub(p, y), 1 / batch);
      const grads: TfTensor[] = [];
      for (let l = layers - 1; l >= 0; l--) {
        const input = inputs[l] as TfTensor;
        grads[l] = tf.matMul(input, d, true, false);
        grads[layers + l] = tf.sum(d, 0);
        if (l > 0) d = tf.mul(tf.matMul(d, params[l] as TfTensor, false, true), tf.step(input));
      }
      const next = params.map((w, i) => {
        const v = tf.sub(
          tf.mul(velocity[i] as TfTensor, momentum),
          tf.mul(grads[i] as TfTensor, rate),
        );
        return { v, w: tf.add(w, v) };
      });
      for (const { v, w } of next) {
        tf.keep(v);
        tf.keep(w);
      }
      return { loss: tf.keep(loss), next };
    });
    next.forEach(({ v, w }, i) => {
      (params[i] as TfTensor).dispose();
      (velocity[i] as TfTensor).dispose();
      params[i] = w;
      velocity[i] = v;
    });
    const result = -(loss.dataSync()[0] as number);
    loss.dispose();
    return result;
  };
}
