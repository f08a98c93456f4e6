import { DISPLAY, type MimeBundle } from '../../display/index.js';
import { type DType, describe, formatShape, sameShape, Tensor } from '../../tensor/index.js';
import { isFloat } from '../../tensor/internal.js';
import { AutogradError } from '../core/errors.js';
import { Variable } from '../Variable.js';

/** A variable that belongs to a module and is trained. */
export class Parameter extends Variable {}

/** The precision of a module's numbers. */
export type FloatType = 'float64' | 'float32';

/** Parameters and running averages by name, as {@link Module.stateDict} gives them. */
export type StateDict = Record<string, Tensor>;

/**
 * A part of a net: it has parameters and smaller modules as fields, and a forward pass. Whatever
 * Parameter, Module or list of modules is a field belongs to it; plain tensors in fields are its
 * buffers (running averages), which are saved but not trained.
 *
 *     class TwoLayers extends Module {
 *       first = new Linear(4, 8);
 *       second = new Linear(8, 3);
 *       override forward(x: Variable) {
 *         return this.second.forward(this.first.forward(x).tanh());
 *       }
 *     }
 *
 * Source: L3 "Computation Graphs in Pytorch".
 */
export abstract class Module {
  /** Whether dropout drops and batch normalisation uses the batch; see train() and eval(). */
  training = true;

  /**
   * The output of this module, recorded so that `backward()` reaches x and the parameters.
   *
   * @param x (N, …); a plain tensor is data, and gets no gradient
   */
  abstract forward(x: Variable | Tensor): Variable;

  /** All parameters, outer modules before inner ones. */
  parameters(): Parameter[] {
    return this.namedParameters().map(([, parameter]) => parameter);
  }

  /** All parameters with their names, such as 'first.weight'. A shared one is listed once. */
  namedParameters(): [name: string, parameter: Parameter][] {
    const seen = new Set<Parameter>();
    return this.#named().filter((entry): entry is [string, Parameter] => {
      const [, value] = entry;
      if (!(value instanceof Parameter) || seen.has(value)) return false;
      seen.add(value);
      return true;
    });
  }

  /** This module and all that it is made of. */
  modules(): Module[] {
    return [this, ...this.children().flatMap(([, child]) => child.modules())];
  }

  /** The modules in fields of this one, by name; those in lists as 'blocks.0', 'blocks.1', … */
  children(): [name: string, child: Module][] {
    return Object.entries(this).flatMap(([name, value]): [string, Module][] => {
      if (value instanceof Module) return [[name, value]];
      if (!Array.isArray(value)) return [];
      return value.flatMap((part, i): [string, Module][] =>
        part instanceof Module ? [[`${name}.${i}`, part]] : [],
      );
    });
  }

  /** Training mode, here and in all parts. */
  train(on = true): this {
    for (const module of this.modules()) module.training = on;
    return this;
  }

  /** Evaluation mode, here and in all parts: no dropout, running averages instead of the batch's. */
  eval(): this {
    return this.train(false);
  }

  /**
   * Parameters, their gradients and buffers in another precision, here and in all parts:
   * `net.to('float32')`. The parameters stay the same objects, so that an optimiser keeps them.
   */
  to(dtype: FloatType): this {
    if (dtype !== 'float64' && dtype !== 'float32')
      throw new AutogradError(
        `to: expected 'float32' or 'float64', got ${describe(dtype)}. All modules work on the one processor.`,
      );
    for (const module of this.modules())
      for (const [name, value] of Object.entries(module))
        if (value instanceof Parameter) {
          value.value = value.value.astype(dtype);
          value.grad = value.grad?.astype(dtype);
        } else if (value instanceof Tensor && isFloat(value.dtype))
          Object.assign(module, { [name]: value.astype(dtype) });
    return this;
  }

  /** Forgets the gradients of all parameters. */
  zeroGrad(): void {
    for (const parameter of this.parameters()) parameter.zeroGrad();
  }

  /** The lecture's spelling of {@link zeroGrad}. */
  zero_grad(): void {
    this.zeroGrad();
  }

  /** Copies of all parameters and buffers by name. */
  stateDict(): StateDict {
    return Object.fromEntries(
      this.#named().map(([name, value]) => [
        name,
        (value instanceof Tensor ? value : value.value).copy(),
      ]),
    );
  }

  /**
   * Takes the values that stateDict gave, of a module built alike.
   * @throws AutogradError naming what is missing, too much, or of another shape; nothing is changed then
   */
  loadStateDict(state: Readonly<StateDict>): void {
    const own = this.#named();
    const names = new Set(own.map(([name]) => name));
    const problems = Object.keys(state)
      .filter((name) => !names.has(name))
      .map((name) => `'${name}' is not in this module`);
    for (const [name, value] of own) {
      const given = state[name];
      if (!(given instanceof Tensor)) problems.push(`'${name}' is missing`);
      else if (!sameShape(given.shape, value.shape))
        problems.push(
          `'${name}' is ${formatShape(given.shape)}, here it is ${formatShape(value.shape)}`,
        );
    }
    if (problems.length > 0)
      throw new AutogradError(
        `loadStateDict: ${problems.join('; ')}. Was it saved from another net?`,
      );
    for (const [name, value] of own) {
      const given = state[name]!.astype(value.dtype);
      if (value instanceof Tensor) value.data.set(given.data);
      else value.value = given;
    }
  }

  /** The class and its parts, one per line. */
  toString(): string {
    const parts = this.children().map(([name, child]) =>
      `  ${name}: ${child}`.replace(/\n/g, '\n  '),
    );
    const head = `${this.constructor.name}(${this.describe()})`;
    return [head, ...parts].join('\n');
  }

  /** The module and how many numbers it trains. */
  [DISPLAY](): MimeBundle {
    const count = this.parameters().reduce((n, p) => n + p.size, 0);
    return { 'text/plain': `${this}\n${count.toLocaleString('en')} parameters` };
  }

  /** What stands in the parentheses when the module is printed. */
  protected describe(): string {
    return '';
  }

  /** Parameters and buffers with their names, this module's own before those of its parts. */
  #named(): [string, Parameter | Tensor][] {
    const own = Object.entries(this).filter(
      (entry): entry is [string, Parameter | Tensor] =>
        entry[1] instanceof Parameter || entry[1] instanceof Tensor,
    );
    const inner = this.children().flatMap(([name, child]) =>
      child.#named().map(([key, value]): [string, Parameter | Tensor] => [`${name}.${key}`, value]),
    );
    return [...own, ...inner];
  }
}

/** float32 for float32, else float64: the type that is computed in. */
export const floatTypeOf = ({ dtype }: { readonly dtype: DType }): FloatType =>
  dtype === 'float32' ? 'float32' : 'float64';

/** A parameter in the type of x: what is learned beside the large weights follows what it is applied to. */
export const alike = (parameter: Variable, x: Variable): Variable =>
  parameter.astype(floatTypeOf(x));

/** A tensor or variable as a variable: what a module's forward is given. */
export function input(x: Variable | Tensor): Variable {
  if (x instanceof Variable) return x;
  return new Variable(x, { requiresGrad: false });
}
