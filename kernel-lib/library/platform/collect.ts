import { builtin } from './node.js';

// V8 frees the memory of dead arrays when 32 MB of new ones have come (its limit is no setting). By then all
// caches have lost them, and each new array is written to memory that is far away: 100 KB take four times as
// long as where an array has just been. So from some MB on we ask it to look at its youngest objects earlier,
// on this thread, which takes 0.1 ms while nearly all of them are dead.

/** Bytes of new arrays before the dead ones are freed for the first time; small programs never come here. */
const FIRST = 1 << 26;
/** And from then on, at least and at most. */
const [LEAST, MOST] = [1 << 23, 1 << 25];
/** Larger arrays are in no cache anyhow: of them a quarter counts. */
const LARGE = 3 << 20;
/** If to look for the dead ones takes a larger part of the time, it is done half as often; twice as often below half of that. */
const PART = 1 / 4;

/** Noted when this file is loaded: where a student's code is graded, the names are gone afterwards. */
const { process, performance } = globalThis;

let left = FIRST;
let every: number = LEAST;
let last = 0;
/** How often it has been done. */
let times = 0;
let collect: (() => void) | undefined;

/** Notes that an array of so many bytes is made, and frees dead ones now and then, where Node runs this. */
export function noteArray(bytes: number): void {
  left -= bytes < LARGE ? bytes : bytes / 4;
  if (left < 0) free();
}

/** How often dead arrays have been freed before V8 would have. */
export const timesFreed = (): number => times;

function free(): void {
  if (times === 0) collect = collector();
  left = Number.POSITIVE_INFINITY;
  if (collect === undefined) return;
  const begun = performance.now();
  collect();
  const ended = performance.now();
  const part = times === 0 ? 0 : (ended - begun) / (begun - last);
  if (part > PART) every = Math.min(2 * every, MOST);
  else if (part < PART / 2) every = Math.max(every / 2, LEAST);
  last = ended;
  left = every;
  times++;
}

/**
 * What makes V8 wait for other threads, which on a busy machine come late. It stays off: to change two flags back
 * and forth takes a quarter of what a look at the youngest objects does.
 */
const ELSEWHERE = ['parallel-scavenge', 'concurrent-array-buffer-sweeping'];

/** What frees dead young arrays; undefined where that cannot be had. */
function collector(): (() => void) | undefined {
  if (builtin === undefined || process?.permission) return undefined;
  if (!builtin('node:worker_threads').isMainThread) return undefined;
  const { setFlagsFromString } = builtin('node:v8');
  let gc: NodeJS.GCFunction | undefined;
  try {
    // The function is given to new realms alone, and to no other one but this.
    setFlagsFromString('--expose-gc');
    gc = builtin('node:vm').runInNewContext('globalThis.gc');
    setFlagsFromString('--no-expose-gc');
  } catch {
    // What is no Node but has its modules may have other flags, or none.
  }
  if (typeof gc !== 'function') return undefined;
  const minor = gc;
  for (const flag of ELSEWHERE) setFlagsFromString(`--no-${flag}`);
  return () => minor({ type: 'minor' });
}
