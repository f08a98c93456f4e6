import { Tensor, zeros, zerosLike } from '../tensor/index.js';
import { unsetLike } from '../tensor/internal.js';
import { checkUpdate, choice, memory, type OptimConfig, OptimError, setting } from './config.js';

/** Where {@link adafactor} keeps its division finite. */
export const ADAFACTOR_CONVENTIONS = ['paper', 'pytorch'] as const;

/**
 * Adafactor: Adam whose second moment of a matrix is kept as one number per row and one per column
 * ("the moments are factorized to save memory", L0): R + C numbers instead of R C.
 *
 * With V = dw^2 + eps1, b_t = 1 - t^decay_exponent:
 * `row = b_t row + (1 - b_t) mean_over_columns(V)`, `col` alike over rows,
 * `Vhat = row col / mean(row)`, `u = dw / sqrt(Vhat)`, clipped to root mean square 1:
 * `u /= max(1, RMS(u) / clip_threshold)`; then
 * `w -= max(eps2, RMS(w)) min(learning_rate, 1/sqrt(t)) u`. The step is relative to the size of w.
 * Vectors keep a full second moment. Weights of more than two dimensions are factored over the last
 * two.
 *
 * Conventions: `'paper'` adds eps1 (1e-30) to dw^2; `'pytorch'` clips Vhat from below at
 * epsilon1^2, epsilon1 being the machine epsilon, and mean(row) at epsilon1. They differ for
 * gradients below about 1e-8 only.
 *
 * Settings: learning_rate (1e-2), decay_exponent (-0.8), epsilon1, epsilon2 (1e-3), clip_threshold
 * (1), weight_decay (0; `w -= learning_rate weight_decay w`), convention.
 * Memory: row and col, or v; t. Source: Shazeer and Stern 2018; torch.optim.Adafactor.
 */
export function adafactor(w: Tensor, dw: Tensor, config: OptimConfig = {}): [Tensor, OptimConfig] {
  checkUpdate('adafactor', w, dw, config);
  const learning_rate = setting('adafactor', config, 'learning_rate', 1e-2);
  const decay_exponent = setting('adafactor', config, 'decay_exponent', -0.8, -1, 0);
  const asPyTorch = choice('adafactor', config, 'convention', ADAFACTOR_CONVENTIONS) === 'pytorch';
  const machine = w.dtype === 'float32' ? 2 ** -23 : 2 ** -52;
  const epsilon1 = setting('adafactor', config, 'epsilon1', asPyTorch ? machine : 1e-30);
  const epsilon2 = setting('adafactor', config, 'epsilon2', 1e-3);
  const clip_threshold = setting('adafactor', config, 'clip_threshold', 1);
  const weight_decay = setting('adafactor', config, 'weight_decay', 0);
  const t = setting('adafactor', config, 't', 0) + 1;
  const share = t ** decay_exponent; // 1 - b_t
  const added = asPyTorch ? 0 : epsilon1;

  const update = zerosLike(w);
  const state =
    w.shape.length >= 2
      ? factored(dw, config, share, added, asPyTorch ? epsilon1 : 0, update)
      : whole(w, dw, config, share, added, asPyTorch ? epsilon1 : 0, update);

  const scale = Math.max(1, rms(update) / clip_threshold);
  const size = Math.max(epsilon2, rms(w)) * Math.min(learning_rate, 1 / Math.sqrt(t));
  const shrink = 1 - learning_rate * weight_decay;
  const next_w = unsetLike(w);
  for (let i = 0; i < next_w.data.length; i++) {
    next_w.data[i] = shrink * w.data[i]! - (size / scale) * update.data[i]!;
  }
  return [next_w, { ...config, learning_rate, decay_exponent, ...state, t }];
}

function rms(x: Tensor): number {
  let sum = 0;
  for (const v of x.data) sum += v * v;
  return Math.sqrt(sum / Math.max(1, x.data.length));
}

/** Vectors: `v = b v + (1 - b) dw^2`, `u = dw / sqrt(v)`. */
function whole(
  w: Tensor,
  dw: Tensor,
  config: OptimConfig,
  share: number,
  added: number,
  floor: number,
  update: Tensor,
): { v: Tensor } {
  const { old, next } = memory('adafactor', config, 'v', w);
  for (let i = 0; i < update.data.length; i++) {
    const g = dw.data[i]!;
    const v = (1 - share) * old.data[i]! + share * (g * g + added);
    next.data[i] = v;
    update.data[i] = g / Math.sqrt(Math.max(v, floor * floor));
  }
  return { v: next };
}

/** Matrices (and stacks of them): row and column means of dw^2 stand in for all of it. */
function factored(
  dw: Tensor,
  config: OptimConfig,
  share: number,
  added: number,
  floor: number,
  update: Tensor,
): { row: Tensor; col: Tensor } {
  const R = dw.shape.at(-2)!;
  const C = dw.shape.at(-1)!;
  const outer = dw.shape.slice(0, -2);
  const stacks = outer.reduce((a, b) => a * b, 1);
  const row = zeros([...outer, R], dw.dtype);
  const col = zeros([...outer, C], dw.dtype);
  const oldRow = previous(config, 'row', row);
  const oldCol = previous(config, 'col', col);
  const g = dw.data;
  for (let s = 0; s < stacks; s++) {
    const base = s * R * C;
    const rows = new Float64Array(R);
    const cols = new Float64Array(C);
    for (let i = 0, k = base; i < R; i++) {
      for (let j = 0; j < C; j++, k++) {
        const square = g[k]! * g[k]! + added;
        rows[i]! += square;
        cols[j]! += square;
      }
    }
    let meanRow = 0;
    for (let i = 0; i < R; i++) {
      rows[i] = (1 - share) * (oldRow?.data[s * R + i] ?? 0) + (share * rows[i]!) / C;
      row.data[s * R + i] = rows[i]!;
      meanRow += rows[i]! / R;
    }
    for (let j = 0; j < C; j++) {
      cols[j] = (1 - share) * (oldCol?.data[s * C + j] ?? 0) + (share * cols[j]!) / R;
      col.data[s * C + j] = cols[j]!;
    }
    meanRow = Math.max(meanRow, floor);
    for (let i = 0, k = base; i < R; i++) {
      for (let j = 0; j < C; j++, k++) {
        const v = Math.max((rows[i]! * cols[j]!) / meanRow, floor * floor);
        update.data[k] = v > 0 ? g[k]! / Math.sqrt(v) : 0;
      }
    }
  }
  return { row, col };
}

function previous(config: OptimConfig, key: string, like: Tensor): Tensor | undefined {
  const old = config[key];
  if (old === undefined) return undefined;
  if (old instanceof Tensor && String(old.shape) === String(like.shape)) return old;
  throw new OptimError(
    `adafactor: config.${key} should be a Tensor (${like.shape.join(', ')}) for this w. ` +
      'Every weight needs a config of its own.',
  );
}
