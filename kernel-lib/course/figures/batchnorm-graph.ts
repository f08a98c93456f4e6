import { gradients, Variable } from 'kernel-lib/autograd';
import type { Figure } from 'kernel-lib/plot';
import { tensor } from 'kernel-lib/tensor';
import { type DrawnNode, type DrawnStep, graphDrawing } from './graph-drawing.js';

const EPS = 1e-5;

/** The nodes in the order of the forward pass, and where each stands: no wire crosses a number. */
const NODES: readonly Omit<DrawnNode, 'value' | 'grad'>[] = [
  { id: 'x', label: 'x', input: true, at: [0, 1] },
  { id: 'gamma', label: 'γ', input: true, at: [5, 0] },
  { id: 'beta', label: 'β', input: true, at: [5, 2] },
  { id: 'mu', label: 'mean', at: [0.75, 0] },
  { id: 'xmu', label: '−', at: [2, 1] },
  { id: 'var', label: 'm²', at: [3.25, 0] },
  { id: 'std', label: '√', at: [4.2, 0] },
  { id: 'xhat', label: '/', at: [5, 1] },
  { id: 'out', label: '·+', at: [6, 1] },
];

const EDGES = [
  ['x', 'mu'],
  ['x', 'xmu'],
  ['mu', 'xmu'],
  ['xmu', 'var'],
  ['var', 'std'],
  ['xmu', 'xhat'],
  ['std', 'xhat'],
  ['gamma', 'out'],
  ['xhat', 'out'],
  ['beta', 'out'],
] as const;

const FORWARD: readonly (readonly [id: string, note: string])[] = [
  ['mu', 'line 1: mu = mean of x. One number for the whole column.'],
  ['xmu', 'line 2: xmu = x − mu. Two wires arrive, one of them from every row.'],
  ['var', 'line 3: var = mean of xmu². One number for the whole column.'],
  ['std', 'line 4: std = √(var + eps).'],
  ['xhat', 'line 5: xhat = xmu / std. xmu is used a second time.'],
  ['out', 'line 6: out = γ · xhat + β.'],
];

/** What each line of the way back makes known, the last line first. */
const BACKWARD: readonly (readonly [id: string, known: readonly string[], note: string])[] = [
  ['out', ['xhat', 'gamma', 'beta'], 'line 6 gives back to xhat, and to γ and β from all rows.'],
  ['xhat', ['std'], 'line 5 gives back to std from all rows; xmu has only its first part yet.'],
  ['std', ['var'], 'line 4 gives back to var.'],
  ['var', ['xmu'], 'line 3 gives xmu its second part: now the sum of both is known.'],
  ['xmu', ['mu'], 'line 2 gives back to mu from all rows; x has its first part.'],
  ['mu', ['x'], 'line 1 gives x the rest. Three ways have come together.'],
];

/**
 * Batch normalisation of one column as a computational graph, with a slider that walks it forward
 * and back. Values and gradients are those of one row; what the rows share has one of each.
 *
 * @param options.x one column, two rows or more
 * @param options.dout the gradient of the loss with respect to the output, one for each row
 * @param options.row the row whose numbers are shown; 0 by default
 */
export function batchnormGraph(options: {
  readonly x: readonly number[];
  readonly dout: readonly number[];
  readonly gamma?: number;
  readonly beta?: number;
  readonly row?: number;
}): Figure {
  const { row = 0 } = options;
  const x = new Variable(tensor([...options.x]));
  const gamma = new Variable(tensor([options.gamma ?? 1]));
  const beta = new Variable(tensor([options.beta ?? 0]));
  const mu = x.mean(0, true);
  const xmu = x.sub(mu);
  const variance = xmu.mul(xmu).mean(0, true);
  const std = variance.add(EPS).sqrt();
  const xhat = xmu.div(std);
  const out = xhat.mul(gamma).add(beta);

  const dout = tensor([...options.dout]);
  const named = { x, gamma, beta, mu, xmu, var: variance, std, xhat };
  const found = gradients(out, Object.values(named), { gradient: dout });
  const pick = (values: { readonly size: number; readonly data: ArrayLike<number> }) =>
    values.data[values.size === 1 ? 0 : row] as number;
  const valueAt = Object.fromEntries(
    Object.entries({ ...named, out }).map(([id, node]) => [id, pick(node.value)]),
  );
  const gradAt = Object.fromEntries(
    Object.keys(named).map((id, i) => [id, pick((found[i] as Variable).value)]),
  );
  gradAt.out = pick(dout);
  return graphDrawing({
    nodes: NODES,
    edges: EDGES,
    steps: stepsOf(valueAt, gradAt),
    title: 'Batch normalisation, one column: forward, and back',
    caption: `Lecture L1: ${options.x.length} rows, the numbers of row ${row}. Values above, gradients below`,
  });
}

function stepsOf(
  valueAt: Readonly<Record<string, number>>,
  gradAt: Readonly<Record<string, number>>,
): DrawnStep[] {
  const only = (from: Readonly<Record<string, number>>, ids: readonly string[]) =>
    Object.fromEntries(ids.map((id) => [id, from[id] as number]));
  const steps: DrawnStep[] = [];
  const values = ['x', 'gamma', 'beta'];
  for (const [id, note] of FORWARD) {
    values.push(id);
    steps.push({ label: id, note, active: id, values: only(valueAt, values), grads: {} });
  }
  const grads = ['out'];
  for (const [id, known, note] of BACKWARD) {
    grads.push(...known);
    const label = `back through ${id}`;
    steps.push({ label, note, active: id, values: valueAt, grads: only(gradAt, grads) });
  }
  return steps;
}
