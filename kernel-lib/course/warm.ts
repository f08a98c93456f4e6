import { childFiles, DEFAULT_LIMITS, openSandbox, readyChild } from 'chainrule-grader/sandbox';
import { Compilation } from 'chainrule-grader/submission';
import { RandomState } from 'kernel-lib/random';

/** With a little of all that exercises are written with: what the compiler has once run is fast. */
const SAMPLE = `
import { RandomState } from 'kernel-lib/random';
import { dot, exp, maximum, type Tensor, zeros } from 'kernel-lib/tensor';

/** What backward needs. */
export type Cache = [x: Tensor, w: Tensor];

export function forward(x: Tensor, w: Tensor, b: Tensor): [out: Tensor, cache: Cache] {
  const N = x.shape[0] ?? 1;
  return [maximum(0, dot(x.reshape(N, -1), w).add(b)), [x, w]];
}

export function backward(dout: Tensor, [x, w]: Cache): { dx: Tensor; db: Tensor } {
  return { dx: dot(dout, w.T).mul(x.greater(0)).reshape(...x.shape), db: dout.sum(0) };
}

export function train({ rate = 0.1, seed = 0 }: { rate?: number; seed?: number }, steps = 3) {
  let w = new RandomState(seed).randn(3, 2) as Tensor;
  const losses: number[] = [];
  for (let t = 0; t < steps; t++) {
    const p = exp(w.sub(w.max(1, true)));
    w = w.sub(p.div(p.sum(1, true)).mul(rate));
    if (t > 0 && w.abs().max() > 1) losses.push(w.mul(w).mean());
  }
  return [1, 2].map((n) => zeros(n).size).concat(losses);
}
`;

/**
 * What the first check would otherwise wait for besides the exercises: the compiler, the declarations
 * that it checks types against, and a child. In steps of a few hundred milliseconds at most, to be taken while
 * nobody waits. A step that fails is no loss: the check does the same and says what is wrong.
 */
export function warmSteps(): (() => unknown)[] {
  return [childFiles, () => openSandbox(), warmNumbers, warmCompiler, readyChild];
}

/** What draws them is WebAssembly, which is compiled at its first use. */
function warmNumbers(): void {
  new RandomState(0).randn(100);
}

/** In a process of its own, which then waits for the first check. */
async function warmCompiler(): Promise<void> {
  const compilation = new Compilation(DEFAULT_LIMITS);
  const module = await compilation.prepare('sample', 'exercises/sample.ts', SAMPLE, []);
  if (!('problem' in module)) await compilation.typeProblems([module], ['sample']);
}
