import { DISPLAY, type MimeBundle, percent } from '../../display/index.js';
import type { Params, Trace } from '../../nets/index.js';
import type { Tensor } from '../../tensor/index.js';
import { table } from '../table.js';
import { deadUnits, rms } from './layers.js';

/** What is wrong with a gradient, if anything. */
export type Finding = 'fine' | 'NaN' | 'Inf' | 'all zero' | 'tiny' | 'huge' | 'symmetric';

/** What is to be said of the gradient of one weight. */
export interface GradientFinding {
  /** The weight. */
  name: string;
  /** The 2-norm of its gradient. */
  norm: number;
  /** Share of entries that are exactly 0. */
  zeros: number;
  /** What is wrong with it, if anything. */
  finding: Finding;
  /** The likely reason and what to try; empty if all is fine. */
  reason: string;
}

/** Shows itself as a table. */
export class GradientReport {
  /** One for each weight. */
  readonly gradients: readonly GradientFinding[];

  constructor(gradients: readonly GradientFinding[]) {
    this.gradients = gradients;
  }

  /** True when nothing was found. */
  get fine(): boolean {
    return this.gradients.every((g) => g.finding === 'fine');
  }

  /** A table as text: a line for each weight, with what was found. */
  toString(): string {
    return String(this[DISPLAY]()['text/plain']);
  }

  /** The table as HTML and as text. */
  [DISPLAY](): MimeBundle {
    return table(
      ['gradient', 'norm', 'zeros', 'finding', 'likely reason'],
      this.gradients.map((g) => [g.name, g.norm, percent(g.zeros, 1), g.finding, g.reason]),
    );
  }
}

/**
 * Looks at the gradients of all weights for zeros, NaN, Inf, vanishing, explosion and symmetry, and
 * names the likely reason. With the weights (and the trace of a pass) it can say more.
 *
 * Thresholds: 'tiny' is a root mean square below 1e-10, 'huge' above 1e3; 'symmetric' means that all
 * columns of a matrix get the same gradient.
 */
export function gradientReport(grads: Params, params: Params = {}, trace?: Trace): GradientReport {
  const rows = Object.entries(grads).map(([name, g]) => {
    const finding = findingOf(g);
    let zeros = 0;
    for (const v of g.data) if (v === 0) zeros += 1;
    return {
      name,
      norm: rms(g) * Math.sqrt(g.data.length),
      zeros: zeros / Math.max(1, g.data.length),
      finding,
      reason: reasonFor(finding, name, params, trace),
    };
  });
  return new GradientReport(rows);
}

function findingOf(g: Tensor): Finding {
  let largest = 0;
  for (const v of g.data) {
    if (Number.isNaN(v)) return 'NaN';
    largest = Math.max(largest, Math.abs(v));
  }
  if (largest === Number.POSITIVE_INFINITY) return 'Inf';
  if (largest === 0) return 'all zero';
  const size = rms(g);
  if (size < 1e-10) return 'tiny';
  if (size > 1e3) return 'huge';
  return columnsEqual(g) ? 'symmetric' : 'fine';
}

/** More than two units that all get the same gradient. */
function columnsEqual(g: Tensor): boolean {
  const [R = 0, C = 0] = g.shape;
  if (g.shape.length !== 2 || C < 3 || R < 2) return false;
  for (let r = 0; r < R; r++) {
    for (let c = 1; c < C; c++) if (g.data[r * C + c] !== g.data[r * C]) return false;
  }
  return true;
}

function reasonFor(finding: Finding, name: string, params: Params, trace?: Trace): string {
  if (finding === 'fine') return '';
  const constant = Object.entries(params).filter(
    ([k, w]) => k.startsWith('W') && w.data.every((v: number) => v === w.data[0]),
  );
  const broken = Object.keys(params).filter((k) =>
    params[k]!.data.some((v: number) => !Number.isFinite(v)),
  );
  switch (finding) {
    case 'NaN':
    case 'Inf':
      return broken.length > 0
        ? `${broken.join(', ')} hold NaN or Inf already. If there were updates before, the learning rate was too high: start again with a tenth of it, or clip the gradients. If there were none, look at the initialisation.`
        : 'The weights are finite, so it arose in this pass: exp or a square overflowed, or 0/0 or log(0). Standardise the inputs; subtract the maximum before exp; add epsilon under square roots.';
    case 'all zero':
      return zeroReason(name, constant.length > 0, trace);
    case 'tiny':
      return 'It vanishes on the way down: saturated units or too small weights in a deep net. Try Xavier or Kaiming initialisation, relu, batch normalisation, or residual connections.';
    case 'huge':
      return 'It explodes: weights or inputs are too large. Standardise the inputs, use Xavier or Kaiming initialisation, or clip by norm.';
    case 'symmetric':
      return constant.length > 0
        ? `${constant.map(([k]) => k).join(', ')} hold one constant, so all units compute the same and stay the same. Initialise them at random.`
        : 'All units of the layer get the same gradient and stay alike. Are the weights below them all equal?';
  }
}

function zeroReason(name: string, constant: boolean, trace?: Trace): string {
  const k = name.match(/\d+$/)?.[0];
  const hidden = k && trace?.activations[`hidden${k}`];
  if (hidden && deadUnits(hidden) === 1) {
    return `All units of layer ${k} are dead: relu gives 0 for every example. Lower the learning rate, use smaller weights or positive biases, or leaky relu.`;
  }
  if (constant) {
    return 'The weights of a layer are all equal (zero?), so nothing comes back through it. Initialise them at random.';
  }
  return 'Nothing comes back to it: dead units above it, a missing term in the backward pass, or weights that the loss does not use.';
}
