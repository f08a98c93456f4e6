import { cos, expm1, log1p, sin } from '../../tensor/index.js';
import type { Operation } from '../core/operation.js';

/** eᵃ, its own slope */
export const EXP: Operation = {
  name: 'exp',
  forward: (a) => a.exp(),
  gradients: [(g, out) => g.mul(out)],
  keeps: ['out'],
};

/** eᵃ - 1, exact near 0 */
export const EXPM1: Operation = {
  name: 'expm1',
  forward: (a) => expm1(a),
  gradients: [(g, out) => g.mul(out.add(1))],
  keeps: ['out'],
};

/** log a, slope 1/a */
export const LOG: Operation = {
  name: 'log',
  forward: (a) => a.log(),
  gradients: [(g, _out, a) => g.div(a)],
  keeps: [0],
};

/** log(1 + a), exact near 0 */
export const LOG1P: Operation = {
  name: 'log1p',
  forward: (a) => log1p(a),
  gradients: [(g, _out, a) => g.div(a.add(1))],
  keeps: [0],
};

/** √a, slope 1/(2√a); infinite at 0 */
export const SQRT: Operation = {
  name: 'sqrt',
  forward: (a) => a.sqrt(),
  gradients: [(g, out) => g.div(out.mul(2))],
  keeps: ['out'],
};

/** a² */
export const SQUARE: Operation = {
  name: 'square',
  forward: (a) => a.square(),
  gradients: [(g, _out, a) => g.mul(a.mul(2))],
  keeps: [0],
};

/** |a|; at 0 the slope is taken as 0 */
export const ABS: Operation = {
  name: 'abs',
  forward: (a) => a.abs(),
  gradients: [(g, _out, a) => g.mul(a.value.sign())],
  keeps: [0],
};

/** sin a, in radians */
export const SIN: Operation = {
  name: 'sin',
  forward: (a) => sin(a),
  gradients: [(g, _out, a) => g.mul(a.cos())],
  keeps: [0],
};

/** cos a, in radians */
export const COS: Operation = {
  name: 'cos',
  forward: (a) => cos(a),
  gradients: [(g, _out, a) => g.mul(a.sin()).neg()],
  keeps: [0],
};

/** a between low and high (null: open); the slope is 1 between them, 0 outside and at the edges, as relu's at 0 */
export const clipOperation = (low: number | null, high: number | null): Operation => ({
  name: 'clip',
  forward: (a) => a.clip(low, high),
  gradients: [
    (g, _out, { value }) => {
      const above = low === null ? g : g.masked(value.greater(low));
      return high === null ? above : above.masked(value.less(high));
    },
  ],
  keeps: [0],
});
