import { formatShape, IndexError, ShapeError, sameShape, type Tensor } from '../../tensor/index.js';
import { refusesBrackets } from '../../tensor/internal.js';
import { AutogradError } from '../core/errors.js';
import type { Variable } from '../Variable.js';
import { input, Module } from './Module.js';

/** Modules one after the other. Their parameters are named '0.weight', '1.weight', … */
export class Sequential extends Module {
  /** The modules, the first one first. */
  readonly layers: readonly Module[];

  static {
    const refusal = (key: string) =>
      new IndexError(
        `net[${key}]: a Sequential cannot be indexed with square brackets. Its parts are net.layers[${key}], their number net.layers.length.`,
      );
    const advice = {
      index: (_: object, key: string) => refusal(key),
      contains: (_: object, key: string) => refusal(key),
      length: () => refusal('i'),
    };
    Object.setPrototypeOf(Sequential.prototype, refusesBrackets(advice, Module.prototype));
  }

  constructor(...layers: Module[]) {
    super();
    layers.forEach((layer, i) => {
      if (!(layer instanceof Module))
        throw new AutogradError(
          `Sequential: part ${i} is not a module. Write new Sequential(new Linear(4, 8), new Tanh(), …).`,
        );
    });
    this.layers = layers;
  }

  override forward(x: Variable | Tensor): Variable {
    return this.layers.reduce<Variable>((v, layer) => layer.forward(v), input(x));
  }

  override children(): [string, Module][] {
    return this.layers.map((layer, i) => [String(i), layer]);
  }
}

/** x + branch(x): the gradient reaches x unchanged along the skip (L2; He et al. 2015). */
export class Residual extends Module {
  /** What is added to x: out = x + branch(x). */
  readonly branch: Module;

  constructor(...branch: Module[]) {
    super();
    this.branch = branch.length === 1 ? branch[0]! : new Sequential(...branch);
  }

  override forward(x: Variable | Tensor): Variable {
    const v = input(x);
    const out = this.branch.forward(v);
    if (!sameShape(out.shape, v.shape))
      throw new ShapeError(
        `Residual: the branch made ${formatShape(out.shape)} of x ${formatShape(v.shape)}; x + branch(x) needs equal shapes.`,
      );
    return v.add(out);
  }
}
