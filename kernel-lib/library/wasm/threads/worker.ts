import { workerData } from 'node:worker_threads';
import { product } from '../product.js';
import { type Job, operands, rowsOf, takePart, Word } from './memory.js';

// The second thread: it sleeps until there is a product, and does parts of it while there are any.

const { memory } = workerData as { memory: SharedArrayBuffer };
const words = new Int32Array(memory, 0, 64);
const read = (place: number): number => Atomics.load(words, place);

/** Looks for the next product so many times before it sleeps: about 0.1 ms, less than waking takes. */
const LOOKS = 20_000;

Atomics.store(words, Word.ready, 1);
for (let last = 0; ; ) {
  for (let looks = 0; looks < LOOKS && read(Word.job) === last; looks++);
  Atomics.wait(words, Word.job, last);
  last = read(Word.job);
  const job: Job = {
    double: read(Word.double) === 1,
    aT: read(Word.aT) === 1,
    bT: read(Word.bT) === 1,
    m: read(Word.m),
    k: read(Word.k),
    n: read(Word.n),
  };
  const parts = read(Word.parts);
  // Whoever has a part of this job knows that all of the above belongs to it.
  for (let part = takePart(words, last, parts); part >= 0; part = takePart(words, last, parts)) {
    const { a, b, out } = operands(memory, job);
    const { first, end } = rowsOf(part, parts, job.m);
    product(a, job.aT, b, job.bT, out, job.m, job.k, job.n, first, end);
    Atomics.store(words, Word.done + part, last);
    Atomics.notify(words, Word.done + part);
  }
}
