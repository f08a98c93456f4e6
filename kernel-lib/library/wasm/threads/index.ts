import type { Worker } from 'node:worker_threads';
import { wasm } from '../engine.js';
import { product } from '../product.js';
import {
  BYTES,
  type Floats,
  type Job,
  MOST_PARTS,
  operands,
  ROOM,
  rowsOf,
  takePart,
  Word,
} from './memory.js';

// Large products by two threads, which take parts of the result in turn. Each row is summed as it
// would be by one thread, so the numbers do not depend on who took it. Nobody waits for a worker
// that has not begun: on a busy machine this thread does all the work, as it would without.

/** Products with fewer multiplications are done before a second thread has the operands. */
const LEAST = 1 << 23;
/** Fewer rows are not shared: each part has to read all of b. */
const LEAST_ROWS = 64;
/** From so many multiplications on there are four parts instead of two. */
const FOUR_PARTS = 1 << 27;
/** The worker is started after so many multiplications that it could have shared: about 20 ms. */
const START_AFTER = 1 << 28;
/** A worker that takes longer than this for a part is given up; parts take 0.1 s at most. */
const PATIENCE_MS = 5000;

interface Team {
  readonly worker: Worker;
  readonly memory: SharedArrayBuffer;
  readonly words: Int32Array;
}

let team: Team | undefined;
let refusal: string | undefined;
let waiting = 0;
let jobs = 0;
let shared = 0;

/** Whether large products are shared with a second thread. */
export interface ThreadStatus {
  /** 'idle' until there has been work enough. */
  readonly state: 'idle' | 'starting' | 'running' | 'refused';
  /** Why not, if it is refused. */
  readonly reason: string | undefined;
  /** Of how many products the second thread has done a part. */
  readonly shared: number;
}

/** Tells whether a second thread is used: `CHAINRULE_THREADS=1` in the environment turns it off. */
export function threadStatus(): ThreadStatus {
  const ready = team !== undefined && Atomics.load(team.words, Word.ready) === 1;
  const state = refusal ? 'refused' : ready ? 'running' : team ? 'starting' : 'idle';
  return { state, reason: refusal, shared };
}

/** {@link product}, with a second thread where that pays; the same numbers. */
export function sharedProduct<A extends Floats>(
  a: A,
  aT: boolean,
  b: A,
  bT: boolean,
  out: A,
  m: number,
  k: number,
  n: number,
): boolean {
  const work = m * k * n;
  if (work >= LEAST && m >= LEAST_ROWS && refusal === undefined && fits(a, b, out)) {
    team ??= start(work);
    if (team && Atomics.load(team.words, Word.ready) === 1) {
      return share(team, a, b, out, { double: out instanceof Float64Array, aT, bT, m, k, n });
    }
  }
  return product(a, aT, b, bT, out, m, k, n);
}

const fits = (...all: Floats[]): boolean => all.every((x) => x.byteLength <= ROOM);

function share(team: Team, a: Floats, b: Floats, out: Floats, job: Job): boolean {
  const { words, memory } = team;
  const { m, k, n, aT, bT } = job;
  const both = operands(memory, job);
  both.a.set(a);
  both.b.set(b);
  const parts = m * k * n >= FOUR_PARTS ? 4 : 2;
  const id = publish(words, job, parts);
  const mine: boolean[] = [];
  const compute = (part: number) => {
    const { first, end } = rowsOf(part, parts, m);
    mine[part] = product(a, aT, b, bT, out, m, k, n, first, end);
  };
  for (let part = takePart(words, id, parts); part >= 0; part = takePart(words, id, parts)) {
    compute(part);
  }
  for (let part = 0; part < parts; part++) {
    if (mine[part]) continue;
    if (!isDone(words, part, id)) {
      giveUp(`it took over ${PATIENCE_MS / 1000} s for a part of a product`);
      compute(part);
      continue;
    }
    const { first, end } = rowsOf(part, parts, m);
    out.set(both.out.subarray(first * n, end * n), first * n);
  }
  if (mine.filter(Boolean).length < parts) shared++;
  return true;
}

/** Tells the worker of a product; its number. */
function publish(words: Int32Array, job: Job, parts: number): number {
  jobs = (jobs + 1) & 0x7ffffff;
  Atomics.store(words, Word.double, Number(job.double));
  Atomics.store(words, Word.aT, Number(job.aT));
  Atomics.store(words, Word.bT, Number(job.bT));
  Atomics.store(words, Word.m, job.m);
  Atomics.store(words, Word.k, job.k);
  Atomics.store(words, Word.n, job.n);
  Atomics.store(words, Word.parts, parts);
  Atomics.store(words, Word.next, jobs * MOST_PARTS);
  Atomics.store(words, Word.job, jobs);
  Atomics.notify(words, Word.job);
  return jobs;
}

/** Waits for a part that the worker has taken. @returns false if it never comes */
function isDone(words: Int32Array, part: number, job: number): boolean {
  const place = Word.done + part;
  for (let turns = 0; turns < 10_000; turns++) if (Atomics.load(words, place) === job) return true;
  for (;;) {
    const before = Atomics.load(words, place);
    if (before === job) return true;
    if (Atomics.wait(words, place, before, PATIENCE_MS) === 'timed-out') return false;
  }
}

/** The worker, once there has been work enough; refused where there can be none. */
function start(work: number): Team | undefined {
  waiting += work;
  if (waiting < START_AFTER) return undefined;
  try {
    const { process } = globalThis;
    const wanted = process?.env?.CHAINRULE_THREADS;
    if (wanted === '1') throw new Error('turned off by CHAINRULE_THREADS=1');
    if (wasm() === undefined) throw new Error('there is no WebAssembly');
    const threads = process.getBuiltinModule('node:worker_threads');
    if (!threads.isMainThread) throw new Error('this is a worker itself');
    if (process.getBuiltinModule('node:os').availableParallelism() < 2) {
      throw new Error('there is one processor');
    }
    const memory = new SharedArrayBuffer(BYTES);
    // Of its own flags and streams it needs none. Where Node's permissions forbid it, this throws.
    const worker = new threads.Worker(new URL('./worker.js', import.meta.url), {
      workerData: { memory },
      execArgv: [],
      stdin: false,
    });
    worker.on('error', (error) => giveUp(error.message));
    worker.on('exit', () => giveUp('it ended'));
    worker.unref();
    return { worker, memory, words: new Int32Array(memory, 0, 64) };
  } catch (error) {
    refusal = error instanceof Error ? error.message : String(error);
    return undefined;
  }
}

function giveUp(reason: string): void {
  refusal ??= reason;
  void team?.worker.terminate();
  team = undefined;
}
