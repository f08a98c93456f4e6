import { type Engine, wasm } from './engine.js';
import {
  copyOut,
  FIRST,
  type Floats,
  heapOf,
  type MapName,
  type PairsName,
  STRIDE,
} from './loops.js';

// Several element-wise operations in one pass: a part of each operand comes in, all operations are done
// on it where the first-level cache holds it, and only their last result goes out.

/** Elements that are worked on at a time. */
const PART = 1024;
/** So many parts can be there at once. */
export const SLOTS = 8;
/** Numbers that are the same for all elements. */
export const NUMBERS = 16;
/** Where one part stands: a little more than its bytes, so that no two lie at the same place of their pages. */
const SLOT = PART * 8 + 192;
const FIRST_NUMBER = FIRST + SLOTS * SLOT;

/**
 * An operation of a pass. Of its places the first {@link SLOTS} are slots, the next {@link NUMBERS} numbers,
 * the rest arrays; the result goes to a slot, above which none is in use but for operands.
 */
export interface Step {
  readonly name: Exclude<MapName, 'relu'> | PairsName;
  readonly a: number;
  /** The same as a where there is one operand. */
  readonly b: number;
  readonly to: number;
}

/**
 * An array of a pass: of floats of its type, or flags. Where `each` is not 0 it is repeated: element i is
 * its (i / each)-th, from the start again at its end.
 */
export interface PassArray {
  readonly data: Floats | Uint8Array;
  readonly each: number;
}

/** out[i] is what the last step makes of the i-th elements. @returns false if it has done nothing */
export function passInto(
  steps: readonly Step[],
  numbers: readonly number[],
  arrays: readonly PassArray[],
  out: Floats,
): boolean {
  const engine = wasm();
  if (engine === undefined) return false;
  const heap = heapOf(engine, out);
  const size = heap.BYTES_PER_ELEMENT;
  for (let k = 0; k < numbers.length; k++) {
    const at = (FIRST_NUMBER + k * STRIDE) / size;
    heap.fill(numbers[k]!, at, at + STRIDE / size);
  }
  const tasks: Task[] = [];
  for (const step of steps) addTasks(tasks, engine, step, arrays, heap);
  for (let from = 0; from < out.length; from += PART) {
    const n = Math.min(PART, out.length - from);
    for (const task of tasks) task(from, n);
    copyOut(heap, FIRST, out, from, n);
  }
  return true;
}

type Task = (from: number, n: number) => void;

function addTasks(
  tasks: Task[],
  { run }: Engine,
  { name, a, b, to }: Step,
  arrays: readonly PassArray[],
  heap: Floats,
): void {
  const bits = heap instanceof Float64Array ? 64 : 32;
  const spare = (other: number) => (other === to ? to + 1 : to);
  // What is an array comes to a slot first.
  const bring = (place: number, slot: number): number => {
    if (place < SLOTS + NUMBERS) return place;
    const x = arrays[place - SLOTS - NUMBERS]!;
    const at = placeOf(slot) / heap.BYTES_PER_ELEMENT;
    tasks.push((from, n) => bringPart(x, heap, at, from, n));
    return slot;
  };
  const left = bring(a, spare(b));
  if (isMap(name)) {
    const map = run[`${name}${bits}`];
    const at = placeOf(left);
    tasks.push((_, n) => map(at, at, n));
    return;
  }
  const right = a === b ? left : bring(b, spare(left));
  const pairs = run[`${name}${bits}`];
  const [x, dx] = [placeOf(left), stepOf(left)];
  const [y, dy] = [placeOf(right), stepOf(right)];
  const result = placeOf(to);
  tasks.push((_, n) => pairs(x, dx, y, dy, result, n));
}

/** Writes n elements, from the from-th on, to heap[at]. */
function bringPart({ data, each }: PassArray, heap: Floats, at: number, from: number, n: number) {
  const { length } = data;
  if (each === 0) heap.set(n === length ? data : data.subarray(from, from + n), at);
  else if (each === 1) {
    const start = from % length;
    const most = Math.min(length, n);
    const first = Math.min(length - start, most);
    heap.set(data.subarray(start, start + first), at);
    heap.set(data.subarray(0, most - first), at + first);
    for (let done = most; done < n; done *= 2)
      heap.copyWithin(at + done, at, at + Math.min(done, n - done));
  } else {
    let k = Math.floor(from / each) % length;
    let left = each - (from % each);
    for (let done = 0; done < n; ) {
      const end = Math.min(done + left, n);
      const value = data[k]!;
      while (done < end) heap[at + done++] = value;
      left = each;
      if (++k === length) k = 0;
    }
  }
}

const PAIRS: readonly string[] = ['add', 'sub', 'mul', 'div', 'maximum', 'minimum'];
const isMap = (name: MapName | PairsName): name is MapName => !PAIRS.includes(name);

const placeOf = (k: number): number =>
  k < SLOTS ? FIRST + k * SLOT : FIRST_NUMBER + (k - SLOTS) * STRIDE;
const stepOf = (k: number): number => (k < SLOTS ? STRIDE : 0);
