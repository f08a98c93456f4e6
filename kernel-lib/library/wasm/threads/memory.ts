export type Floats = Float64Array | Float32Array;

/** Bytes for each operand and for the result in the memory that two threads share. */
export const ROOM: number = 8 << 20;
const HEADER = 256;

/** Places in the words at the beginning of the memory. */
export const Word = {
  /** 1 when the worker has begun to listen. */
  ready: 0,
  /** The number of the last product; the worker sleeps on it. */
  job: 1,
  /** `job · MOST_PARTS + part` of the part to be taken next: whoever counts it up has it. */
  next: 2,
  parts: 3,
  double: 4,
  aT: 5,
  bT: 6,
  m: 7,
  k: 8,
  n: 9,
  /** From here on, for each part, the number of the product for which the worker has done it. */
  done: 16,
} as const;

/** Parts of a job are counted in the lower bits of {@link Word.next}. */
export const MOST_PARTS = 16;

export const BYTES: number = HEADER + 3 * ROOM;

/** What a product is, beside its numbers. */
export interface Job {
  readonly double: boolean;
  readonly aT: boolean;
  readonly bT: boolean;
  readonly m: number;
  readonly k: number;
  readonly n: number;
}

/** Both operands and the result of a product, as they lie in shared memory. */
export function operands(
  memory: SharedArrayBuffer,
  { double, m, k, n }: Job,
): { a: Floats; b: Floats; out: Floats } {
  const at = (place: number, size: number): Floats =>
    double ? new Float64Array(memory, place, size) : new Float32Array(memory, place, size);
  return {
    a: at(HEADER, m * k),
    b: at(HEADER + ROOM, k * n),
    out: at(HEADER + 2 * ROOM, m * n),
  };
}

/** The rows of a part: parts are multiples of four rows, which are computed at once. */
export function rowsOf(part: number, parts: number, m: number): { first: number; end: number } {
  const rows = Math.ceil(m / parts / 4) * 4;
  return { first: Math.min(m, part * rows), end: Math.min(m, (part + 1) * rows) };
}

/** Takes the next part of a job; -1 if none is left, or if the job is over. */
export function takePart(words: Int32Array, job: number, parts: number): number {
  for (;;) {
    const next = Atomics.load(words, Word.next);
    const part = next - job * MOST_PARTS;
    if (part < 0 || part >= parts) return -1;
    if (Atomics.compareExchange(words, Word.next, next, next + 1) === next) return part;
  }
}
