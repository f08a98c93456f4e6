import { FullyConnectedNet } from 'kernel-lib/nets';
import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import { Solver } from 'kernel-lib/train';
import { collectGarbage } from './collect.js';

/** Memory while a net is trained for long. */
export interface LeakReport {
  steps: number[];
  /** After garbage collection, in bytes. */
  heap: number[];
  arrays: number[];
  rss: number[];
  /** Growth from the first third to the last, in bytes per 1000 steps. */
  perThousandSteps: { heap: number; rss: number };
  flat: boolean;
}

const STEPS = 10_000;
const SAMPLES = 30;
/** Histories of losses and learning rates are kept on purpose: some 40 bytes per step. */
const ALLOWED_HEAP = 200_000;
const ALLOWED_RSS = 2_000_000;

/** Trains for 10,000 steps and looks at the memory on the way. */
export async function measureLeaks(
  onStep: (done: number, all: number) => void,
): Promise<LeakReport> {
  onStep(0, STEPS);
  const rng = new RandomState(0);
  const data = {
    X_train: rng.randn(1000, 64) as Tensor,
    y_train: rng.randint(0, 10, 1000) as Tensor,
  };
  const net = new FullyConnectedNet({
    inputDim: 64,
    hiddenDims: [64, 64],
    normalization: 'batchnorm',
    dropoutKeep: 0.8,
  });
  const solver = new Solver(net, data, { updateRule: 'adam', batchSize: 100, progress: false });
  const report: LeakReport = {
    steps: [],
    heap: [],
    arrays: [],
    rss: [],
    perThousandSteps: { heap: 0, rss: 0 },
    flat: true,
  };
  const every = Math.floor(STEPS / SAMPLES);
  for (let step = 1; step <= STEPS; step++) {
    solver.step();
    if (step % every !== 0) continue;
    await collectGarbage();
    const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
    report.steps.push(step);
    report.heap.push(heapUsed);
    report.arrays.push(arrayBuffers);
    report.rss.push(rss);
    onStep(step, STEPS);
  }
  const growth = (values: readonly number[]) => {
    const third = Math.floor(values.length / 3);
    const low = Math.min(...values.slice(third, 2 * third));
    const last = Math.min(...values.slice(-third));
    return ((last - low) / (third * every)) * 1000;
  };
  report.perThousandSteps = { heap: growth(report.heap), rss: growth(report.rss) };
  report.flat =
    report.perThousandSteps.heap <= ALLOWED_HEAP && report.perThousandSteps.rss <= ALLOWED_RSS;
  return report;
}
