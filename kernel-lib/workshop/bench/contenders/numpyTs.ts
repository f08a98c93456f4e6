import { type Contender, ends, fill, type Task, TRAINING, trainingInputs } from './contender.js';
import { importPeer, peerVersion } from './peers.js';

interface Nd {
  data: ArrayLike<number>;
  T: Nd;
  reshape(shape: number[]): Nd;
  dispose(): void;
}

interface NumpyTs {
  array(values: unknown, dtype?: string): Nd;
  zeros(shape: number[], dtype?: string): Nd;
  dot(a: Nd, b: Nd): Nd;
  add(a: Nd, b: Nd | number): Nd;
  subtract(a: Nd, b: Nd | number): Nd;
  multiply(a: Nd, b: Nd | number): Nd;
  divide(a: Nd | number, b: Nd | number): Nd;
  maximum(a: Nd, b: Nd | number): Nd;
  greater(a: Nd, b: number): Nd;
  exp(a: Nd): Nd;
  tanh(a: Nd): Nd;
  log(a: Nd): Nd;
  sqrt(a: Nd): Nd;
  negative(a: Nd): Nd;
  reciprocal(a: Nd): Nd;
  sum(a: Nd, axis?: number, keepdims?: boolean): Nd | number;
  amax(a: Nd, axis?: number, keepdims?: boolean): Nd | number;
  mean(a: Nd, axis?: number): Nd | number;
  std(a: Nd, axis?: number): Nd | number;
  random: {
    seed(seed: number): void;
    randn(...shape: number[]): Nd;
    default_rng(seed: number): { standard_normal(size: number): Nd };
  };
}

const FLOATS: [short: string, dtype: string][] = [
  ['f64', 'float64'],
  ['f32', 'float32'],
];

/** numpy-ts, with dispose() where its documentation asks for it. */
export async function contender(): Promise<Contender> {
  const np = await importPeer<NumpyTs>('numpy-ts', 'dist/esm/index.js');
  const filled = (shape: number[], salt: number, dtype = 'float64') =>
    np.array(Array.from(fill(shape, salt)), dtype).reshape(shape);
  const value = (out: Nd): number => {
    const result = ends(out.data);
    out.dispose();
    return result;
  };
  const tasks: Contender['tasks'] = {
    'product-tiny': () => {
      const [a, b] = [filled([4, 5], 1), filled([5, 3], 2)];
      return () => value(np.dot(a, b));
    },
  };
  for (const [short, dtype] of FLOATS) {
    const product = (m: number, k: number, n: number) => (): Task => {
      const [a, b] = [filled([m, k], 1, dtype), filled([k, n], 2, dtype)];
      return () => value(np.dot(a, b));
    };
    tasks[`product-500-${short}`] = product(500, 500, 500);
    tasks[`product-1024-${short}`] = product(1024, 1024, 1024);
    tasks[`product-wide-${short}`] = product(16, 4096, 4096);
    tasks[`product-layer-${short}`] = product(200, 3072, 100);
    tasks[`product-layer-dx-${short}`] = () => {
      const [dout, w] = [filled([200, 100], 1, dtype), filled([3072, 100], 2, dtype)];
      return () => value(np.dot(dout, w.T));
    };
    tasks[`product-layer-dw-${short}`] = () => {
      const [x, dout] = [filled([200, 3072], 1, dtype), filled([200, 100], 2, dtype)];
      return () => value(np.dot(x.T, dout));
    };
    const each = (count: number, f: (a: Nd, b: Nd, positive: Nd) => Nd) => (): Task => {
      const [a, b] = [filled([count], 1, dtype), filled([count], 2, dtype)];
      const positive = np.add(a, 1);
      return () => value(f(a, b, positive));
    };
    const functions: Record<string, (a: Nd, b: Nd, positive: Nd) => Nd> = {
      add: (a, b) => np.add(a, b),
      multiply: (a, b) => np.multiply(a, b),
      maximum: (a) => np.maximum(a, 0),
      exp: (a) => np.exp(a),
      tanh: (a) => np.tanh(a),
      sigmoid: (a) => np.reciprocal(np.add(np.exp(np.negative(a)), 1)),
      log: (_, __, positive) => np.log(positive),
      sqrt: (_, __, positive) => np.sqrt(positive),
    };
    for (const [name, f] of Object.entries(functions)) {
      // Its arrays are freed by hand, so that the next result lies where the last one did.
      tasks[`${name}-1M-${name === 'sigmoid' ? '' : 'out-'}${short}`] = each(1_000_000, f);
      if (short === 'f64') tasks[`${name}-100`] = each(100, f);
    }
    tasks[`train-step-${short}`] = () => trainingStep(np, dtype);
  }
  const reductions: Record<string, (x: Nd) => number> = {
    sum: (x) => np.sum(x) as number,
    mean: (x) => np.mean(x) as number,
    std: (x) => np.std(x) as number,
    max: (x) => np.amax(x) as number,
    'sum-axis-0': (x) => value(np.sum(x, 0) as Nd),
    'sum-axis-1': (x) => value(np.sum(x, 1) as Nd),
  };
  for (const [name, reduce] of Object.entries(reductions)) {
    tasks[`${name}-1M`] = () => {
      const x = filled([1000, 1000], 1);
      return () => reduce(x);
    };
    tasks[`${name}-100`] = () => {
      const x = filled([100], 1);
      return () => reduce(x);
    };
  }
  tasks['normals-generator'] = () => {
    const rng = np.random.default_rng(0);
    return () => (value(rng.standard_normal(4096 * 4096)) > 1e9 ? 1 : 0);
  };
  tasks['normals-legacy'] = () => {
    np.random.seed(0);
    return () => (value(np.random.randn(4096 * 4096)) > 1e9 ? 1 : 0);
  };
  tasks['slide-fresh'] = () => {
    np.random.seed(0);
    const x0 = np.random.randn(16, 4096);
    return () => {
      let x = x0;
      for (let layer = 0; layer < 6; layer++) {
        const drawn = np.random.randn(4096, 4096);
        const w = np.multiply(drawn, 0.01);
        drawn.dispose();
        const s = np.dot(x, w);
        w.dispose();
        x = np.tanh(s);
        s.dispose();
      }
      return (np.std(x) as number) < 10 ? 1 : 0;
    };
  };
  return { version: peerVersion('numpy-ts'), tasks };
}

function trainingStep(np: NumpyTs, dtype: string): Task {
  const { batch, classes, rate, momentum } = TRAINING;
  const layers = TRAINING.layers.length;
  const { weights, X: images, hot } = trainingInputs();
  const made = (data: Float64Array, shape: number[]) =>
    np.array(Array.from(data), dtype).reshape(shape);
  const params = [
    ...TRAINING.layers.map((shape, l) => made(weights[l]!, [...shape])),
    ...TRAINING.layers.map(([, columns]) => np.zeros([columns], dtype)),
  ];
  const velocity = params.map((p) => np.multiply(p, 0));
  const X = made(images, [batch, images.length / batch]);
  const y = made(hot, [batch, classes]);

  return () => {
    const passing: Nd[] = [];
    const keep = (x: Nd): Nd => {
      passing.push(x);
      return x;
    };
    const inputs = [X];
    for (let l = 0; l < layers; l++) {
      const s = keep(np.dot(inputs[l] as Nd, params[l] as Nd));
      const out = keep(np.add(s, params[layers + l] as Nd));
      inputs.push(l < layers - 1 ? keep(np.maximum(out, 0)) : out);
    }
    const scores = inputs[layers] as Nd;
    const shifted = keep(np.subtract(scores, keep(np.amax(scores, 1, true) as Nd)));
    const e = keep(np.exp(shifted));
    const p = keep(np.divide(e, keep(np.sum(e, 1, true) as Nd)));
    const loss = -(np.sum(keep(np.multiply(keep(np.log(p)), y))) as number) / batch;
    let d = keep(np.multiply(keep(np.subtract(p, y)), 1 / batch));
    const grads: Nd[] = [];
    for (let l = layers - 1; l >= 0; l--) {
      const input = inputs[l] as Nd;
      grads[l] = keep(np.dot(keep(input.T), d));
      grads[layers + l] = keep(np.sum(d, 0) as Nd);
      if (l > 0) {
        const back = keep(np.dot(d, keep((params[l] as Nd).T)));
        d = keep(np.multiply(back, keep(np.greater(input, 0))));
      }
    }
    params.forEach((w, i) => {
      const old = keep(velocity[i] as Nd);
      const push = keep(np.multiply(grads[i] as Nd, rate));
      velocity[i] = np.subtract(keep(np.multiply(old, momentum)), push);
      params[i] = np.add(keep(w), velocity[i] as Nd);
    });
    for (const x of passing) x.dispose();
    return loss;
  };
}
