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
  /** ends at the first line, from the end, that is an input */
  readonly stops?: boolean;
  /** every line begins with 1, not only the last */
  readonly ones?: boolean;
  /** a line that stands twice among the inputs gets the first slope both times */
  readonly firstSlope?: boolean;
  /** a line that stands twice among the inputs is served once */
  readonly once?: boolean;
  /** the first input only, or the last only */
  readonly only?: 'first' | 'last';
  /** the value of the line in place of what arrived there */
  readonly byValue?: boolean;
  /** what arrived at the input in place of what arrived at the line */
  readonly fromBelow?: boolean;
  /** the result of an operation is not told to the local gradients: that of its first input is */
  readonly inputAsOutput?: boolean;
  /** what is handed on is subtracted */
  readonly minus?: boolean;
  /** the last line begins with 0 too */
  readonly zeros?: boolean;
  /** the last line begins with its value in place of 1 */
  readonly valueFirst?: boolean;
}

/** The derivatives of the last line with respect to each. */
export function passBack(tape: Tape, slips: Slips = {}): number[] {
  const d = tape.map(() => 0);
  d[tape.length - 1] = 1;
  if (slips.ones || slips.zeros) d.fill(slips.ones ? 1 : 0);
  if (slips.valueFirst) d[tape.length - 1] = tape[tape.length - 1]?.value as number;
  const lines = [...tape.entries()];
  for (const [k, { op, inputs, value }] of slips.forward ? lines : lines.reverse()) {
    if (op === 'input' && slips.stops) break;
    if (op === 'input') continue;
    const numbers = inputs.map((i) => (slips.atLines ? i : (tape[i]?.value as number)));
    const local = slopes(op, numbers, slips.inputAsOutput ? (numbers[0] as number) : value);
    if (slips.swapped) local.reverse();
    for (const [j, i] of inputs.entries()) {
      if (slips.once && inputs.indexOf(i) < j) continue;
      if (slips.only === 'first' && j > 0) continue;
      if (slips.only === 'last' && j < inputs.length - 1) continue;
      const slope = local[slips.firstSlope ? inputs.indexOf(i) : j] as number;
      const above = slips.byValue ? value : (d[slips.fromBelow ? i : k] as number);
      const part = slope * (slips.alone ? 1 : above) * (slips.minus ? -1 : 1);
      d[i] = slips.overwrite ? part : (d[i] as number) + part;
    }
  }
  return d;
}
