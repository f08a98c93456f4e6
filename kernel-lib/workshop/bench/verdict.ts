import type { Check } from './contenders/contender.js';
import { type Measurement, OURS, OURS_NATIVE, OURS_ONE, type Timing } from './measure.js';

/** The names of the NumPy contenders. */
export const NUMPY = 'numpy';
export const NUMPY_ONE = 'numpy, 1 thread';
/** NumPy against ours with products on the same library. */
const onOpenblas = (name: string): string => `${name}, ours on OpenBLAS`;
export const NUMPY_NATIVE: string = onOpenblas(NUMPY);
/** Not a library, so nothing is promised against it but that it is measured. */
export const PLAIN = 'plain loops';

/** This library in a page of Chromium, and no JavaScript library: measured, and nothing promised. */
export const BROWSER = 'chainrule in Chromium';
export const PYTORCH = 'pytorch';
/** The same against ours with products on OpenBLAS. */
export const PYTORCH_NATIVE: string = onOpenblas(PYTORCH);

const NOT_PEERS = [OURS, OURS_ONE, OURS_NATIVE, PLAIN, BROWSER, PYTORCH];

/** A promise that a measurement keeps or not. */
export interface Verdict {
  against: string;
  /** Our time over the other's. */
  ratio: number;
  atMost: number;
  kept: boolean;
}

/** What is promised for a workload, against all that took part. */
export function verdicts({ workload, timings }: Measurement): Verdict[] {
  const found: Verdict[] = [];
  const hold = (against: string, atMost: number | undefined, timing: Timing | undefined) => {
    if (atMost === undefined || !timing || !Number.isFinite(timing.ratio)) return;
    found.push({ against, ratio: timing.ratio, atMost, kept: timing.ratio <= atMost });
  };
  const holdNative = (names: [string, string], atMost: number | undefined, timing: Timing) => {
    const native = nativeRatio(timings, names[0]);
    if (native === undefined) hold(names[0], atMost, timing);
    else hold(names[1], atMost, { ...timing, ratio: native });
  };
  const alone = timings.find(({ contender }) => contender === OURS_ONE)?.ratio ?? 1;
  for (const timing of timings) {
    if (timing.contender === NUMPY) {
      hold(NUMPY, workload.atMost, timing);
      holdNative([NUMPY, NUMPY_NATIVE], workload.atMostNative, timing);
    } else if (timing.contender === PYTORCH) {
      holdNative([PYTORCH, PYTORCH_NATIVE], workload.atMostTorch, timing);
    } else if (timing.contender === NUMPY_ONE) {
      // Ours by two threads over theirs, over ours by two over ours by one.
      hold(NUMPY_ONE, workload.atMostOneThread, { ...timing, ratio: timing.ratio / alone });
    } else if (isPeer(timing.contender)) {
      hold(timing.contender, 1 / (workload.peersAtLeast ?? 1), timing);
      const native = nativeRatio(timings, timing.contender);
      if (native !== undefined) hold(onOpenblas(timing.contender), 1, { ...timing, ratio: native });
    }
  }
  return found;
}

/** Another JavaScript library against ours. */
export const isPeer = (name: string): boolean =>
  !NOT_PEERS.includes(name) && name !== NUMPY && name !== NUMPY_ONE;

/** Our time on OpenBLAS over another's, NumPy's if nobody is named; if both took part. */
export function nativeRatio(timings: readonly Timing[], name = NUMPY): number | undefined {
  const ratio = (name: string) => timings.find(({ contender }) => contender === name)?.ratio;
  const [native, other] = [ratio(OURS_NATIVE), ratio(name)];
  return native !== undefined && other !== undefined ? other / native : undefined;
}

/** Contenders whose result differs from ours: then their times mean nothing. */
export function disagreements({ workload, timings }: Measurement): string[] {
  const ours = timings.find(({ contender }) => contender === OURS);
  if (!ours) return [];
  const tolerance = workload.id.endsWith('f32') ? 1e-3 : 1e-6;
  return timings
    .filter(({ contender, check }) => {
      // One has float32 only and takes part in a few float64 workloads; one's exp is exact to 6 digits.
      const bound = ['tfjs', 'jax-js'].includes(contender) ? 1e-3 : tolerance;
      return !agree(check, ours.check, bound);
    })
    .map(({ contender }) => contender);
}

function agree(theirs: Check, ours: Check, bound: number): boolean {
  const [a, b] = [[theirs].flat(), [ours].flat()];
  const close = (value: number, i: number) =>
    Math.abs(value - b[i]!) <= bound * Math.max(1, Math.abs(b[i]!));
  return a.length === b.length && a.every(close);
}
