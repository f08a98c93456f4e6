import {
  formatShape,
  ShapeError,
  sameShape,
  Tensor,
  type TensorLike,
  zeros,
  zerosLike,
} from '../tensor/index.js';
import { tensorOf, toNdArray } from '../tensor/internal.js';
import { backpropagate } from './core/backpropagate.js';
import { AutogradError } from './core/errors.js';
import { seedOf, Variable } from './Variable.js';

/** Settings of {@link gradients}. */
export interface GradientsOptions {
  /** The gradient at y, of its shape; 1 if y has a single element. */
  gradient?: TensorLike;
  /** Record the gradients too, so that they can be differentiated (false). */
  createGraph?: boolean;
  /** Keep the graph for another pass (as createGraph). */
  retainGraph?: boolean;
  /** Zeros for what y does not depend on, instead of an error (false). */
  allowUnused?: boolean;
}

/**
 * The gradients of y with respect to each of xs, without touching any `grad`; PyTorch's
 * autograd.grad. With createGraph they can be differentiated again.
 *
 * @throws AutogradError for an x that needs no gradient, or that y does not depend on
 */
export function gradients(
  y: Variable,
  xs: readonly Variable[],
  options: GradientsOptions = {},
): Variable[] {
  const { createGraph = false, retainGraph = createGraph, allowUnused = false } = options;
  xs.forEach((x, i) => {
    if (!(x instanceof Variable) || !x.requiresGrad)
      throw new AutogradError(
        `gradients: x number ${i + 1} does not require a gradient. Make it with new Variable(…) before y is computed.`,
      );
  });
  const seed = seedOf('gradients', y, options.gradient);
  const found = new Map<Variable, Variable>();
  const wanted = new Set(xs);
  backpropagate(
    y,
    new Variable(seed, { requiresGrad: false }),
    { wanted, retainGraph, createGraph },
    (v, g) => {
      if (wanted.has(v)) found.set(v, g);
    },
  );
  return xs.map((x, i) => {
    const g = found.get(x);
    if (g) return g;
    if (allowUnused) return new Variable(zerosLike(x.value), { requiresGrad: false });
    throw new AutogradError(
      `gradients: y does not depend on x number ${i + 1}${x.name ? ` ('${x.name}')` : ''}. Write allowUnused: true for zeros.`,
    );
  });
}

/** The derivative of a function: of the kind of its argument. */
export interface Derivative {
  (x: number): number;
  (x: Variable): Variable;
  (x: Tensor): Tensor;
}

/**
 * The gradient of a function that gives one number, as a function: `grad(f)(x)` has the shape of x.
 * It can be differentiated in turn: `grad(grad((x) => x.pow(3)))(2)` is 12.
 *
 * @param f from a Variable to a Variable of one element
 */
export function grad(f: (x: Variable) => Variable): Derivative {
  function derivative(x: number): number;
  function derivative(x: Variable): Variable;
  function derivative(x: Tensor): Tensor;
  function derivative(x: number | Tensor | Variable): number | Tensor | Variable {
    const inner = x instanceof Variable && x.requiresGrad;
    const at = inner ? x : new Variable(x instanceof Variable ? x.value : x);
    const [g] = gradients(result('grad', f(at)), [at], { createGraph: inner, allowUnused: true });
    if (x instanceof Variable) return g!;
    return typeof x === 'number' ? g!.item() : g!.value;
  }
  return derivative;
}

/** One tensor, or one for each argument of f. */
export type Point = Tensor | readonly Tensor[];

/** A function of one variable or of several that gives one number. */
export type ScalarFunction = (...x: Variable[]) => Variable;

/**
 * The Hessian of f at x times v, without the Hessian: the gradient of ∇f · v. Costs about two
 * backward passes, whatever the number of parameters. (Pearlmutter 1994.)
 *
 * @param f gives one number
 * @param x a tensor, or a list with one for each argument of f
 * @param v the direction, shaped like x
 * @returns H v, shaped like x
 */
export function hvp(f: ScalarFunction, x: Tensor, v: Tensor): Tensor;
export function hvp(f: ScalarFunction, x: readonly Tensor[], v: readonly Tensor[]): Tensor[];
export function hvp(f: ScalarFunction, x: Point, v: Point): Tensor | Tensor[] {
  const directions = listOf(v);
  const { variables, slopes } = gradientGraph('hvp', f, x);
  directions.forEach((d, i) => {
    if (variables.length === directions.length && sameShape(d.shape, variables[i]!.shape)) return;
    throw new ShapeError(
      `hvp: v ${directions.map((t) => formatShape(t.shape)).join(', ')} must be shaped like x ${variables.map((t) => formatShape(t.shape)).join(', ')}.`,
    );
  });
  const along = slopes.map((g, i) => g.mul(directions[i]!).sum()).reduce((a, b) => a.add(b));
  const products = secondGradients(along, variables, false);
  return x instanceof Tensor ? products[0]! : products;
}

/**
 * The Hessian (P, P) of f at x, H[i, j] = ∂²f / ∂x_i ∂x_j, over all P elements of x in row-major
 * order (of all arguments, one after the other). P backward passes through the gradient's graph: for
 * small P.
 */
export function hessian(f: ScalarFunction, x: Point): Tensor {
  const { variables, slopes } = gradientGraph('hessian', f, x);
  const P = variables.reduce((n, v) => n + v.size, 0);
  const H = zeros([P, P]);
  let row = 0;
  for (const slope of slopes) {
    const flat = slope.flatten();
    for (let i = 0; i < slope.size; i++, row++) {
      let at = row * P;
      for (const part of secondGradients(flat.slice(i), variables, true)) {
        H.data.set(part.data, at);
        at += part.size;
      }
    }
  }
  return H;
}

/** f's gradient as a recorded computation. */
function gradientGraph(fn: string, f: ScalarFunction, x: Point) {
  const variables = listOf(x).map((t) => new Variable(tensorOf(toNdArray(fn, t, 'x'))));
  const y = result(fn, f(...variables));
  const slopes = gradients(y, variables, { createGraph: true, allowUnused: true });
  return { variables, slopes };
}

/** Gradients of a gradient; zeros where it is constant. */
function secondGradients(y: Variable, variables: readonly Variable[], retainGraph: boolean) {
  if (!y.requiresGrad) return variables.map((v) => zerosLike(v.value));
  return gradients(y, variables, { allowUnused: true, retainGraph }).map((g) => g.value);
}

const listOf = (x: Point): readonly Tensor[] => (x instanceof Tensor ? [x] : x);

function result(fn: string, y: unknown): Variable {
  if (y instanceof Variable && y.size === 1) return y;
  const got = y instanceof Variable ? `a Variable ${formatShape(y.shape)}` : String(y);
  throw new AutogradError(
    `${fn}: f must return a Variable with one element, it returned ${got}. Is a sum() missing, or was the result taken out with item()?`,
  );
}
