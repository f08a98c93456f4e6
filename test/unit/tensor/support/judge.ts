import { difference, type Result, show } from './compare.js';
import type { Case, Family } from './family.js';
import type { Answer } from './oracle.js';

/** Throws, with everything that is needed to understand it, unless both answers agree. */
export function judge(family: Family, question: Case, answer: Answer): void {
  let ours: Result;
  try {
    ours = question.ours();
  } catch (error) {
    if ('error' in answer) return;
    throw new Error(`${describe(question)}\nthrew ${error}\nNumPy did not`);
  }
  const found = difference(ours, answer, family.tolerance);
  if (found) throw new Error(`${describe(question)}\n${found}`);
}

function describe({ py, args }: Case): string {
  return [py, ...args.map((x, i) => `a[${i}] = ${show(x)}`)].join('\n');
}
