import { childFiles, DEFAULT_LIMITS, openSandbox, readyChild } from 'chainrule-grader/sandbox';
import { Compilation } from 'chainrule-grader/submission';

const SAMPLE = `
import { RandomState } from 'kernel-lib/random';
import { zeros } from 'kernel-lib/tensor';
export const sample = zeros(new RandomState(0).randn(2).size);
`;

/**
 * What the first check would otherwise wait for besides the exercises: the compiler, the declarations
 * that it checks types against, and a child. In steps of a few hundred milliseconds at most, to be taken while
 * nobody waits. A step that fails is no loss: the check does the same and says what is wrong.
 */
export function warmSteps(): (() => unknown)[] {
  return [childFiles, () => openSandbox(), warmCompiler, readyChild];
}

/** In a process of its own, which then waits for the first check. */
async function warmCompiler(): Promise<void> {
  const compilation = new Compilation(DEFAULT_LIMITS);
  const module = await compilation.prepare('sample', 'exercises/sample.ts', SAMPLE, []);
  if (!('problem' in module)) await compilation.typeProblems([module], ['sample']);
}
