/** A vector of a matrix that is stored by rows: where it begins, and how far apart its elements are. */
export interface Vector {
  readonly data: Float64Array;
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

/** Not one half: the first vectors of simple matrices have elements half as large as their largest. */
const LARGE = 0.55;

/**
 * Whichever way they were computed, vectors that are known up to their sign get the same one: the
 * first element that is nearly as large as the largest is positive.
 *
 * @returns whether this vector is to be turned round
 */
export function pointsDown({ data, start, step, count }: Vector): boolean {
  let top = 0;
  for (let i = 0; i < count; i++) top = Math.max(top, Math.abs(data[start + i * step]!));
  for (let i = 0; i < count; i++) {
    const value = data[start + i * step]!;
    if (Math.abs(value) >= LARGE * top) return value < 0;
  }
  return false;
}

/** Turns a vector round. */
export function turn({ data, start, step, count }: Vector): void {
  for (let i = 0; i < count; i++) data[start + i * step] = 0 - data[start + i * step]!;
}

/** Column k of a matrix with n columns. */
export function column(data: Float64Array, n: number, k: number): Vector {
  return { data, start: k, step: n, count: data.length / n };
}

/** Row k of a matrix with n columns. */
export function row(data: Float64Array, n: number, k: number): Vector {
  return { data, start: k * n, step: 1, count: n };
}
