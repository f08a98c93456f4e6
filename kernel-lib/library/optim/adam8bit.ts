import type { Tensor } from '../tensor/index.js';
import { unsetLike } from '../tensor/internal.js';
import { dequantise, dynamicMap, type Quantised, quantise } from './blockwise.js';
import { checkUpdate, type OptimConfig, OptimError, setting } from './config.js';

/**
 * 8-bit Adam ("uses 8-bit numbers … for the moments", L0): {@link adam} whose moments are stored
 * between steps as one byte each plus one float32 scale per block of `block_size`. The step itself
 * uses the freshly computed, unrounded moments. m uses the signed, v the unsigned dynamic map.
 * Memory is 2 bytes per weight instead of 16 (float64).
 *
 * Shapes: w and dw alike. Settings: those of adam, block_size (256; the paper has 2048,
 * bitsandbytes 256). Unlike bitsandbytes, small weights are quantised too.
 * Memory: m_8bit, v_8bit ({@link Quantised}), t. Source: Dettmers et al. 2022.
 */
export function adam_8bit(w: Tensor, dw: Tensor, config: OptimConfig = {}): [Tensor, OptimConfig] {
  checkUpdate('adam_8bit', w, dw, config);
  const learning_rate = setting('adam_8bit', config, 'learning_rate', 1e-3);
  const beta1 = setting('adam_8bit', config, 'beta1', 0.9, 0, 1);
  const beta2 = setting('adam_8bit', config, 'beta2', 0.999, 0, 1);
  const epsilon = setting('adam_8bit', config, 'epsilon', 1e-8);
  const block_size = setting('adam_8bit', config, 'block_size', 256, 1);
  const t = setting('adam_8bit', config, 't', 0) + 1;
  const bias_correction = config.bias_correction ?? true;
  const signed = dynamicMap(true);
  const unsigned = dynamicMap(false);
  const n = w.data.length;
  const m = moment(config, 'm_8bit', signed, block_size, n);
  const v = moment(config, 'v_8bit', unsigned, block_size, n);
  const mScale = bias_correction ? 1 - beta1 ** t : 1;
  const vScale = bias_correction ? 1 - beta2 ** t : 1;
  const next_w = unsetLike(w);
  for (let i = 0; i < n; i++) {
    const g = dw.data[i]!;
    m[i] = beta1 * m[i]! + (1 - beta1) * g;
    v[i] = beta2 * v[i]! + (1 - beta2) * g * g;
    next_w.data[i] =
      w.data[i]! - (learning_rate * (m[i]! / mScale)) / (Math.sqrt(v[i]! / vScale) + epsilon);
  }
  const m_8bit = quantise(m, signed, block_size);
  const v_8bit = quantise(v, unsigned, block_size);
  return [
    next_w,
    {
      ...config,
      learning_rate,
      beta1,
      beta2,
      epsilon,
      block_size,
      bias_correction,
      m_8bit,
      v_8bit,
      t,
    },
  ];
}

function moment(
  config: OptimConfig,
  key: 'm_8bit' | 'v_8bit',
  map: Float64Array,
  blockSize: number,
  n: number,
): Float64Array {
  const stored = config[key] as Quantised | undefined;
  if (!stored) return new Float64Array(n);
  if (stored.codes?.length !== n) {
    throw new OptimError(
      `adam_8bit: config.${key} holds ${stored.codes?.length} values, w has ${n}. ` +
        'Every weight needs a config of its own.',
    );
  }
  return dequantise(stored, map, blockSize);
}
