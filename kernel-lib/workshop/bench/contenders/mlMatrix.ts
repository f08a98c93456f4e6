import { type Contender, fill, type Task, TRAINING, trainingInputs } from './contender.js';
import { peerVersion, requirePeer } from './peers.js';

interface Matrix {
  rows: number;
  columns: number;
  get(i: number, j: number): number;
  mmul(other: Matrix): Matrix;
  transpose(): Matrix;
  clone(): Matrix;
  add(other: Matrix | number): Matrix;
  sub(other: Matrix | number): Matrix;
  mul(other: Matrix | number): Matrix;
  exp(): Matrix;
  log(): Matrix;
  tanh(): Matrix;
  sqrt(): Matrix;
  sum(): number;
  sum(by: 'row' | 'column'): number[];
  mean(): number;
  max(): number;
  max(by: 'row'): number[];
  addRowVector(row: number[]): Matrix;
  subColumnVector(column: number[]): Matrix;
  divColumnVector(column: number[]): Matrix;
}

interface MatrixClass {
  from1DArray(rows: number, columns: number, data: ArrayLike<number>): Matrix;
  add(a: Matrix, b: Matrix | number): Matrix;
  sub(a: Matrix, b: Matrix | number): Matrix;
  mul(a: Matrix, b: Matrix | number): Matrix;
  exp(a: Matrix): Matrix;
  log(a: Matrix): Matrix;
  tanh(a: Matrix): Matrix;
  sqrt(a: Matrix): Matrix;
  zeros(rows: number, columns: number): Matrix;
}

/** ml-matrix: float64, two axes. */
export function contender(): Promise<Contender> {
  const { Matrix } = requirePeer<{ Matrix: MatrixClass }>('ml-matrix');
  const filled = (rows: number, columns: number, salt: number) =>
    Matrix.from1DArray(rows, columns, fill(rows * columns, salt));
  const value = (m: Matrix) => m.get(0, 0) + m.get(m.rows - 1, m.columns - 1);
  const product = (m: number, k: number, n: number) => (): Task => {
    const [a, b] = [filled(m, k, 1), filled(k, n, 2)];
    return () => value(a.mmul(b));
  };
  const each =
    (rows: number, columns: number, f: (a: Matrix, b: Matrix, positive: Matrix) => Matrix) =>
    (): Task => {
      const [a, b] = [filled(rows, columns, 1), filled(rows, columns, 2)];
      const positive = Matrix.add(a, 1);
      return () => value(f(a, b, positive));
    };
  const functions: Record<string, (a: Matrix, b: Matrix, positive: Matrix) => Matrix> = {
    add: (a, b) => Matrix.add(a, b),
    multiply: (a, b) => Matrix.mul(a, b),
    exp: (a) => Matrix.exp(a),
    tanh: (a) => Matrix.tanh(a),
    log: (_, __, positive) => Matrix.log(positive),
    sqrt: (_, __, positive) => Matrix.sqrt(positive),
  };
  const tasks: Contender['tasks'] = {
    'product-500-f64': product(500, 500, 500),
    'product-1024-f64': product(1024, 1024, 1024),
    'product-wide-f64': product(16, 4096, 4096),
    'product-layer-f64': product(200, 3072, 100),
    'product-layer-dx-f64': () => {
      const [dout, w] = [filled(200, 100, 1), filled(3072, 100, 2)];
      return () => value(dout.mmul(w.transpose()));
    },
    'product-layer-dw-f64': () => {
      const [x, dout] = [filled(200, 3072, 1), filled(200, 100, 2)];
      return () => value(x.transpose().mmul(dout));
    },
    'product-tiny': product(4, 5, 3),
    'sum-1M': () => {
      const x = filled(1000, 1000, 1);
      return () => x.sum();
    },
    'mean-1M': () => {
      const x = filled(1000, 1000, 1);
      return () => x.mean();
    },
    'max-1M': () => {
      const x = filled(1000, 1000, 1);
      return () => x.max();
    },
    'sum-100': () => {
      const x = filled(1, 100, 1);
      return () => x.sum();
    },
    'train-step-f64': () => trainingStep(Matrix),
  };
  for (const [name, f] of Object.entries(functions)) {
    tasks[`${name}-1M-f64`] = each(1000, 1000, f);
    tasks[`${name}-100`] = each(1, 100, f);
  }
  return Promise.resolve({ version: peerVersion('ml-matrix'), tasks });
}

function trainingStep(Matrix: MatrixClass): Task {
  const { batch, classes, rate, momentum } = TRAINING;
  const layers = TRAINING.layers.length;
  const { weights, X: images, hot } = trainingInputs();
  const X = Matrix.from1DArray(batch, images.length / batch, images);
  const W = TRAINING.layers.map((shape, l) => Matrix.from1DArray(...shape, weights[l]!));
  const b = TRAINING.layers.map(([, columns]): number[] => new Array(columns).fill(0));
  const vW = W.map((w) => Matrix.zeros(w.rows, w.columns));
  const vb = b.map((row) => row.map(() => 0));
  const y = Matrix.from1DArray(batch, classes, hot);
  const positive = (m: Matrix) => Matrix.mul(m, 1);

  return () => {
    const inputs = [X];
    for (let l = 0; l < layers; l++) {
      const out = (inputs[l] as Matrix).mmul(W[l] as Matrix).addRowVector(b[l] as number[]);
      inputs.push(l < layers - 1 ? clipped(out) : out);
    }
    const scores = inputs[layers] as Matrix;
    const p = scores.clone().subColumnVector(scores.max('row')).exp();
    p.divColumnVector(p.sum('row'));
    const loss = -Matrix.mul(Matrix.log(p), y).sum() / batch;
    let d = Matrix.sub(p, y).mul(1 / batch);
    const grads: { w: Matrix; b: number[] }[] = [];
    for (let l = layers - 1; l >= 0; l--) {
      const input = inputs[l] as Matrix;
      grads[l] = { w: input.transpose().mmul(d), b: d.sum('column') };
      if (l > 0) d = masked(d.mmul((W[l] as Matrix).transpose()), input);
    }
    for (let l = 0; l < layers; l++) {
      const grad = grads[l] as { w: Matrix; b: number[] };
      const v = positive(vW[l] as Matrix).mul(momentum);
      vW[l] = v.sub(grad.w.mul(rate));
      W[l] = Matrix.add(W[l] as Matrix, vW[l] as Matrix);
      const speeds = vb[l] as number[];
      grad.b.forEach((g, j) => {
        speeds[j] = momentum * (speeds[j] as number) - rate * g;
        (b[l] as number[])[j]! += speeds[j] as number;
      });
    }
    return loss;
  };
}

type Rows = Matrix & { set(i: number, j: number, v: number): void };

function clipped(m: Matrix): Matrix {
  for (let i = 0; i < m.rows; i++) {
    for (let j = 0; j < m.columns; j++) if (m.get(i, j) < 0) (m as Rows).set(i, j, 0);
  }
  return m;
}

/** Zeros where the unit was off. */
function masked(m: Matrix, unit: Matrix): Matrix {
  for (let i = 0; i < m.rows; i++) {
    for (let j = 0; j < m.columns; j++) if (!(unit.get(i, j) > 0)) (m as Rows).set(i, j, 0);
  }
  return m;
}
