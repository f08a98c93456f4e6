import { nn, optim } from 'kernel-lib/autograd';
import { blasStatus } from 'kernel-lib/blas';
import { shapeImages } from 'kernel-lib/data';
import { eval_numerical_gradient_array } from 'kernel-lib/gradcheck';
import {
  affine_forward,
  batchnorm_backward,
  batchnorm_forward,
  conv_backward_fast,
  conv_forward_fast,
  sigmoid_forward,
} from 'kernel-lib/layers';
import { FullyConnectedNet } from 'kernel-lib/nets';
import { type OptimConfig, sgd_momentum } from 'kernel-lib/optim';
import { defaultRng, RandomState } from 'kernel-lib/random';
import {
  add,
  arange,
  dot,
  exp,
  log,
  maximum,
  mul,
  sqrt,
  Tensor,
  tanh,
  where,
  zeros,
} from 'kernel-lib/tensor';
import { Solver } from 'kernel-lib/train';
import { wasmStatus } from 'kernel-lib/wasm';
import { PROGRAMS } from '../programs/index.js';
import {
  CONVOLUTIONS,
  type Contender,
  ends,
  fill,
  labels,
  type Task,
  TRAINING,
  trainingInputs,
} from './contender.js';

type Float = 'float64' | 'float32';
const FLOATS: [short: string, dtype: Float][] = [
  ['f64', 'float64'],
  ['f32', 'float32'],
];

function filled(shape: number[], salt: number, dtype: Float = 'float64'): Tensor {
  return new Tensor(fill(shape, salt), shape).astype(dtype);
}

const tasks: Contender['tasks'] = {
  'product-tiny': () => {
    const [a, b] = [filled([4, 5], 1), filled([5, 3], 2)];
    return () => ends(dot(a, b).data);
  },
};

for (const [short, dtype] of FLOATS) {
  const product = (m: number, k: number, n: number) => (): Task => {
    const [a, b] = [filled([m, k], 1, dtype), filled([k, n], 2, dtype)];
    return () => ends(dot(a, b).data);
  };
  tasks[`product-500-${short}`] = product(500, 500, 500);
  tasks[`product-1024-${short}`] = product(1024, 1024, 1024);
  tasks[`product-wide-${short}`] = product(16, 4096, 4096);
  tasks[`product-layer-${short}`] = product(200, 3072, 100);
  tasks[`product-layer-dx-${short}`] = () => {
    const [dout, w] = [filled([200, 100], 1, dtype), filled([3072, 100], 2, dtype)];
    return () => ends(dout.dot(w.T).data);
  };
  tasks[`product-layer-dw-${short}`] = () => {
    const [x, dout] = [filled([200, 3072], 1, dtype), filled([200, 100], 2, dtype)];
    return () => ends(x.T.dot(dout).data);
  };
  const given = (count: number) => {
    const [a, b] = [filled([count], 1, dtype), filled([count], 2, dtype)];
    return { a, b, positive: a.add(1) };
  };
  const into = (count: number) => {
    const { a, b, positive } = given(count);
    const out = filled([count], 3, dtype);
    return {
      add: () => add(a, b, { out }),
      multiply: () => mul(a, b, { out }),
      maximum: () => maximum(a, 0, { out }),
      exp: () => exp(a, { out }),
      tanh: () => tanh(a, { out }),
      log: () => log(positive, { out }),
      sqrt: () => sqrt(positive, { out }),
    };
  };
  for (const name of Object.keys(into(1)) as (keyof ReturnType<typeof into>)[])
    tasks[`${name}-1M-out-${short}`] = () => {
      const run = into(1_000_000)[name];
      return () => ends(run().data);
    };
  const elementwise = (count: number) => {
    const { a, b, positive } = given(count);
    return {
      add: () => add(a, b),
      multiply: () => mul(a, b),
      maximum: () => maximum(a, 0),
      exp: () => exp(a),
      tanh: () => tanh(a),
      sigmoid: () => sigmoid_forward(a)[0],
      log: () => log(positive),
      sqrt: () => sqrt(positive),
    };
  };
  for (const name of Object.keys(elementwise(1)) as (keyof ReturnType<typeof elementwise>)[]) {
    const prepare = (count: number) => (): Task => {
      const run = elementwise(count)[name];
      return () => ends(run().data);
    };
    tasks[`${name}-1M-${short}`] = prepare(1_000_000);
    if (short === 'f64') tasks[`${name}-100`] = prepare(100);
  }
  tasks[`train-step-${short}`] = () => trainingStep(dtype);
  for (const [name, { x, w, pad }] of Object.entries(CONVOLUTIONS))
    tasks[`${name}-${short}`] = () => convolution([...x], [...w], pad, dtype);
}

const reductions: Record<string, (x: Tensor) => number> = {
  sum: (x) => x.sum(),
  mean: (x) => x.mean(),
  std: (x) => x.std(),
  max: (x) => x.max(),
  'sum-axis-0': (x) => ends(x.sum(0).data),
  'sum-axis-1': (x) => ends(x.sum(1).data),
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

/** What is done to x (300, 100) by masks and lists of positions. */
function indexed(): Record<string, () => number> {
  const x = filled([300, 100], 1);
  const written = x.copy();
  const mask = x.lessEqual(0);
  const values = filled([mask.sum()], 2);
  const rowMask = x.slice(':', 0).lessEqual(0);
  const order = (count: number) => arange(count).mul(7).mod(count);
  const [rows, columns, many] = [order(300), order(100).mul(3).mod(100), arange(1000).mod(300)];
  const [range, y] = [arange(300), new Tensor(labels(300, 100), [300])];
  const manyRows = filled([1000, 100], 3);
  return {
    compare: () => ends(x.lessEqual(0).data),
    where: () => ends(where(mask, 0, x).data),
    'mask-set': () => ends(written.set(0, mask).data),
    'mask-get': () => ends(x.slice(mask).data),
    'mask-set-values': () => ends(written.set(values, mask).data),
    'mask-rows': () => ends(x.slice(rowMask).data),
    'rows-get': () => ends(x.slice(rows).data),
    'rows-set': () => ends(written.set(x, rows).data),
    'columns-get': () => ends(x.slice(':', columns).data),
    'pairs-get': () => ends(x.slice(range, y).data),
    'pairs-set': () => ends(written.set(0, range, y).data),
    'add-at': () => (ends(written.addAt(manyRows, many).data) < Infinity ? 1 : 0),
  };
}
for (const name of Object.keys(indexed()))
  tasks[`index-${name}`] = () => indexed()[name] as () => number;

for (const [name, run] of Object.entries(PROGRAMS)) tasks[`program-${name}`] = () => () => run();

const MANY = 4096 * 4096;

tasks['normals-generator'] = () => {
  const rng = defaultRng(0);
  return () => (ends((rng.standardNormal(MANY) as Tensor).data) > 1e9 ? 1 : 0);
};
tasks['normals-legacy'] = () => {
  const rng = new RandomState(0);
  return () => (ends((rng.randn(MANY) as Tensor).data) > 1e9 ? 1 : 0);
};

/** L1's slide: the activations of six layers of 4096 units, weights 0.01 · randn. */
function slide(weights: (layer: number) => Tensor): Task {
  const x0 = new RandomState(1).randn(16, 4096) as Tensor;
  return () => {
    let x = x0;
    for (let layer = 0; layer < 6; layer++) x = tanh(dot(x, weights(layer)));
    return x.std() < 10 ? 1 : 0;
  };
}
tasks['slide-fresh'] = () => {
  const rng = defaultRng(0);
  return slide(() => rng.normal(0, 0.01, [4096, 4096]) as Tensor);
};
tasks['slide-reuse'] = () => {
  const rng = defaultRng(0);
  const buffer = zeros(4096, 4096);
  return slide(() => rng.fillNormal(buffer, 0, 0.01));
};
tasks['slide-generator'] = tasks['slide-fresh'];
tasks['slide-legacy'] = () => {
  const rng = new RandomState(0);
  return slide(() => rng.normal(0, 0.01, [4096, 4096]) as Tensor);
};

function net(dtype: Float): FullyConnectedNet {
  const made = new FullyConnectedNet({ hiddenDims: [100, 100], dtype });
  const { weights } = trainingInputs();
  TRAINING.layers.forEach((shape, l) => {
    made.params[`W${l + 1}`] = new Tensor(weights[l]!, shape).astype(dtype);
  });
  return made;
}

function batchOf(dtype: Float): [X: Tensor, y: Tensor] {
  const { batch } = TRAINING;
  const { X, y } = trainingInputs();
  return [new Tensor(X, [batch, X.length / batch]).astype(dtype), new Tensor(y, [batch])];
}

function trainingStep(dtype: Float): Task {
  const model = net(dtype);
  const [X, y] = batchOf(dtype);
  const configs: Record<string, OptimConfig> = {};
  for (const name of Object.keys(model.params)) {
    configs[name] = {
      learning_rate: TRAINING.rate,
      momentum: TRAINING.momentum,
      reuse_state: true,
    };
  }
  return () => {
    const [loss, grads] = model.loss(X, y);
    for (const [name, w] of Object.entries(model.params)) {
      const update = sgd_momentum(w, grads[name] as Tensor, configs[name] as OptimConfig);
      [model.params[name], configs[name]] = update;
    }
    return loss;
  };
}

/** Forward and backward. */
function convolution(xShape: number[], wShape: number[], pad: number, dtype: Float): Task {
  const [x, w] = [filled(xShape, 1, dtype), filled(wShape, 2, dtype)];
  const [N, , H, W] = x.shape;
  const [F] = w.shape;
  const [b, dout] = [filled([F], 3, dtype), filled([N, F, H, W], 4, dtype)];
  return () => {
    const [out, cache] = conv_forward_fast(x, w, b, { pad });
    const grads = conv_backward_fast(dout, cache);
    return [out, ...grads].reduce((sum, { data }) => sum + ends(data), 0);
  };
}

/** The same training step, with gradients by automatic differentiation. */
tasks['train-step-autograd'] = () => {
  const { params } = net('float64');
  const layers = TRAINING.layers.flatMap(([rows, columns], l) => {
    const linear = new nn.Linear(rows, columns);
    linear.loadStateDict({ weight: params[`W${l + 1}`]!, bias: params[`b${l + 1}`]! });
    return l < TRAINING.layers.length - 1 ? [linear, new nn.ReLU()] : [linear];
  });
  const model = new nn.Sequential(...layers);
  const momentum = { lr: TRAINING.rate, momentum: TRAINING.momentum };
  const optimizer = new optim.Momentum(model.parameters(), momentum);
  const [X, y] = batchOf('float64');
  return () => {
    optimizer.zeroGrad();
    const loss = nn.crossEntropy(model.forward(X), y);
    loss.backward();
    optimizer.step();
    return loss.item();
  };
};

tasks['epoch-images'] = () => {
  const { X, y } = shapeImages({ N: 1000, seed: 0 });
  const data = { X_train: X.reshape(1000, -1).sub(X.mean(0).flatten()), y_train: y };
  const solver = new Solver(net('float64'), data, {
    updateRule: 'sgd_momentum',
    optimConfig: { learning_rate: 1e-3 },
    batchSize: TRAINING.batch,
    progress: false,
  });
  return () => {
    for (let i = 0; i < 10; i++) solver.step();
    return 0;
  };
};

tasks['gradient-check'] = () => {
  const [x, w, b] = [filled([10, 6], 1), filled([6, 5], 2), filled([5], 3)];
  const dout = filled([10, 5], 4);
  return () => {
    const dx = eval_numerical_gradient_array((v) => affine_forward(v, w, b)[0], x, dout);
    const dw = eval_numerical_gradient_array((v) => affine_forward(x, v, b)[0], w, dout);
    const db = eval_numerical_gradient_array((v) => affine_forward(x, w, v)[0], b, dout);
    return ends(dx.data) + ends(dw.data) + ends(db.data);
  };
};

tasks.batchnorm = () => {
  const [x, dout] = [filled([200, 100], 1), filled([200, 100], 2)];
  const [gamma, beta] = [filled([100], 3), filled([100], 4)];
  return () => {
    const [out, cache] = batchnorm_forward(x, gamma, beta, { mode: 'train' });
    const [dx, dgamma, dbeta] = batchnorm_backward(dout, cache);
    return ends(out.data) + ends(dx.data) + ends(dgamma.data) + ends(dbeta.data);
  };
};

/** What does the work in this process. */
function engine(): string {
  filled([64, 64], 1).dot(filled([64, 64], 2));
  const alone = !('process' in globalThis) || process.env.CHAINRULE_THREADS === '1';
  const threads = alone ? '1 thread' : 'large products on 2 threads';
  const blas = blasStatus();
  const wanted = 'process' in globalThis && (process.env.CHAINRULE_BLAS ?? 'off') !== 'off';
  if (wanted && blas.state === 'refused') {
    console.error(blas.reason);
    process.exit(1);
  }
  const { state, reason } = wasmStatus();
  const own = state === 'running' ? 'WebAssembly, 128-bit vectors' : `plain loops (${reason})`;
  return blas.state === 'running'
    ? `products ${blas.config}, ${blas.threads} threads; loops ${blas.loops}; else ${own}`
    : `${own}, ${threads}`;
}

export const contender: Contender = { version: `this checkout, ${engine()}`, tasks };
