import { loadCatalog } from './engine/catalog.js';
import { childFiles } from './sandbox/files.js';
import { openSandbox } from './sandbox/sandbox.js';
import { prepareModule } from './submission/module.js';
import { typeProblems } from './submission/types.js';
import { typescript } from './submission/typescript.js';

const SAMPLE = `
import { RandomState } from 'kernel-lib/random';
import { zeros } from 'kernel-lib/tensor';
export const sample = zeros(new RandomState(0).randn(2).size);
`;

/**
 * What the first check would otherwise wait for: the exercises, the compiler, and the declarations
 * that it checks types against. In steps of a few hundred milliseconds at most, to be taken while
 * nobody waits. A step that fails is no loss: the check does the same and says what is wrong.
 */
export function warmSteps(): (() => unknown)[] {
  return [
    loadCatalog,
    childFiles,
    () => openSandbox(),
    typescript,
    () => {
      const module = prepareModule('sample', 'exercises/sample.ts', SAMPLE, []);
      if (!('problem' in module)) typeProblems([module]);
    },
  ];
}
