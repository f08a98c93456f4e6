import { FNV_START, fnvStep } from '../../random/internal.js';
import { formatShape, type Tensor, type TypedArray } from '../../tensor/index.js';
import type { Variable } from '../Variable.js';
import { AutogradError } from './errors.js';
import type { Operation } from './operation.js';

/** A value that a gradient rule will read, as it was when it was recorded. */
interface Kept {
  readonly variable: Variable;
  readonly value: Tensor;
  readonly print: number;
  readonly role: string;
}

/** One recorded operation: the edges of the graph from a result to what it was made of. */
export class Node {
  readonly op: Operation;
  /** Empty once freed. */
  inputs: readonly Variable[];
  /** 1 + the largest rank among the inputs: results always rank above what they were made of. */
  readonly rank: number;
  freed = false;
  #kept: readonly Kept[] = [];

  constructor(op: Operation, inputs: readonly Variable[]) {
    this.op = op;
    this.inputs = inputs;
    this.rank = 1 + inputs.reduce((most, input) => Math.max(most, input.rank), 0);
  }

  /** Notes what the values that the rules will read look like now. */
  keep(out: Variable): void {
    this.#kept = (this.op.keeps ?? []).map((which) => {
      const variable = which === 'out' ? out : this.inputs[which]!;
      const role = which === 'out' ? 'the result' : `input ${which + 1}`;
      return { variable, value: variable.value, print: fingerprint(variable.value.data), role };
    });
  }

  /** @throws AutogradError if the graph was freed here, or a kept value is no longer what it was */
  check(): void {
    if (this.freed)
      throw new AutogradError(
        `backward: the graph was freed by an earlier backward pass (here: ${this.op.name}). ` +
          'Compute the result anew, or write backward(undefined, { retainGraph: true }) the first time.',
      );
    for (const { variable, value, print, role } of this.#kept) {
      const replaced = variable.value !== value;
      if (!replaced && fingerprint(value.data) === print) continue;
      const who = `${role} of ${this.op.name}${variable.name ? ` ('${variable.name}')` : ''}, ${formatShape(value.shape)},`;
      throw new AutogradError(
        replaced
          ? `backward: ${who} was given a new value after ${this.op.name} was recorded. Call backward before the optimiser's step.`
          : `backward: ${who} was changed in place after ${this.op.name} was recorded. Change a copy, or call backward first.`,
      );
    }
  }

  /** Lets go of the kept values. A node that keeps none stays as it is, as in PyTorch. */
  free(): void {
    if (this.#kept.length === 0) return;
    this.freed = true;
    this.inputs = [];
    this.#kept = [];
  }
}

/** Tensors up to this size are looked at whole, larger ones at as many places. */
const LOOKS = 4096;

/** A number that changes when the elements do: for large tensors, when a good part of them does. */
export function fingerprint(data: TypedArray): number {
  const words =
    data.BYTES_PER_ELEMENT === 1
      ? (data as Uint8Array)
      : new Int32Array(data.buffer, data.byteOffset, data.byteLength >> 2);
  const per = words.length === data.length ? 1 : 2;
  const step = Math.ceil(data.length / LOOKS) || 1;
  let hash = FNV_START;
  for (let i = 0; i < data.length; i += step) {
    hash = fnvStep(hash, words[i * per]!);
    if (per === 2) hash = fnvStep(hash, words[i * 2 + 1]!);
  }
  return hash;
}
