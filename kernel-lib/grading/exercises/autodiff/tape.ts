// What the checks of lab 11 compare with: a tape, forward and backward, and its backward pass with
// the usual slips.

/** The operations on a tape. */
export type Op = 'add' | 'sub' | 'mul' | 'div' | 'exp' | 'log' | 'tanh' | 'relu';

/** Lines as the student's `backward_pass` gets them. */
export type Tape = { op: 'input' | Op; inputs: number[]; value: number }[];

/** What an operation gives. */
export function lineOf(op: Op, inputs: readonly number[]): number {
  const [a, b] = inputs as [number, number];
  const results: Record<Op, () => number> = {
    add: () => a + b,
    sub: () => a - b,
    mul: () => a * b,
    div: () => a / b,
    exp: () => Math.exp(a),
    log: () => Math.log(a),
    tanh: () => Math.tanh(a),
    relu: () => Math.max(0, a),
  };
  return results[op]();
}

/** Its slope along each input. */
export function slopes(op: Op, inputs: readonly number[], output: number): number[] {
  const [a, b] = inputs as [number, number];
  const rules: Record<Op, () => number[]> = {
    add: () => [1, 1],
    sub: () => [1, -1],
    mul: () => [b, a],
    div: () => [1 / b, -a / (b * b)],
    exp: () => [output],
    log: () => [1 / a],
    tanh: () => [1 - output * output],
    relu: () => [a > 0 ? 1 : 0],
  };
  return rules[op]();
}

/** Slips of a backward pass. */
export interface Slips {
  /** = in place of += */
  readonly overwrite?: boolean;
  /** local gradients without the gradient from above */
  readonly alone?: boolean;
  /** from the first line to the last */
  readonly forward?: boolean;
  /** the slopes of two inputs exchanged */
  readonly swapped?: boolean;
  /** slopes at the numbers of the lines in place of their values */
  readonly atLines?: boolean;
}

/** The derivatives of the last line with respect to each. */
export function passBack(tape: Tape, slips: Slips = {}): number[] {
  const d = tape.map(() => 0);
  d[tape.length - 1] = 1;
  const lines = [...tape.entries()];
  for (const [k, { op, inputs, value }] of slips.forward ? lines : lines.reverse()) {
    if (op === 'input') continue;
    const local = slopes(
      op,
      inputs.map((i) => (slips.atLines ? i : (tape[i]?.value as number))),
      value,
    );
    if (slips.swapped) local.reverse();
    for (const [j, i] of inputs.entries()) {
      const part = (local[j] as number) * (slips.alone ? 1 : (d[k] as number));
      d[i] = slips.overwrite ? part : (d[i] as number) + part;
    }
  }
  return d;
}
