/**
 * Block-wise 8-bit numbers: each block of `blockSize` values is divided by its largest magnitude and
 * each quotient stored as the index of the nearest entry of a 256-entry map.
 * Source: Dettmers et al. 2022, "8-bit optimizers via block-wise quantization".
 */
export interface Quantised {
  /** One byte per value: an index into the map. */
  readonly codes: Uint8Array;
  /** Largest magnitude of each block. */
  readonly scales: Float32Array;
}

/**
 * The dynamic map: 256 sorted values in [-1, 1] (signed) or [0, 1]. Seven decades; the lower a
 * decade, the fewer values it gets, so small numbers keep a relative and large ones an absolute
 * precision. Zero and one are exact; minus one is not, the nearest is -0.993 (as in bitsandbytes).
 */
export function dynamicMap(signed: boolean): Float64Array {
  const values = [0, 1];
  for (let i = 0; i < 7; i++) {
    const items = signed ? 2 ** i : 2 ** (i + 1);
    const decade = 10 ** (i - 6);
    for (let j = 0; j < items; j++) {
      const mean = 0.1 + (0.9 * (j + 0.5)) / items;
      values.push(decade * mean);
      if (signed) values.push(-decade * mean);
    }
  }
  return Float64Array.from(values).sort();
}

/** Nearest map entry by bisection; the lower one of two that are equally near. */
function nearest(map: Float64Array, x: number): number {
  let low = 0;
  let high = map.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (map[middle]! <= x) low = middle;
    else high = middle;
  }
  return x - map[low]! <= map[high]! - x ? low : high;
}

/** Float64 values to bytes; `map` from {@link dynamicMap}. */
export function quantise(values: Float64Array, map: Float64Array, blockSize: number): Quantised {
  const codes = new Uint8Array(values.length);
  const scales = new Float32Array(Math.ceil(values.length / blockSize));
  for (let b = 0; b < scales.length; b++) {
    const end = Math.min(values.length, (b + 1) * blockSize);
    let top = 0;
    for (let i = b * blockSize; i < end; i++) top = Math.max(top, Math.abs(values[i]!));
    scales[b] = top;
    const scale = scales[b]!; // as float32, so that both directions use the same number
    for (let i = b * blockSize; i < end; i++) {
      codes[i] = nearest(map, scale > 0 ? values[i]! / scale : 0);
    }
  }
  return { codes, scales };
}

/** Bytes back to values. */
export function dequantise(q: Quantised, map: Float64Array, blockSize: number): Float64Array {
  const values = new Float64Array(q.codes.length);
  for (let i = 0; i < values.length; i++) {
    values[i] = map[q.codes[i]!]! * q.scales[Math.floor(i / blockSize)]!;
  }
  return values;
}
