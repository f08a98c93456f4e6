import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedMutant } from './edit.js';

/** A changed answer that is as right as the authored one, and why: no check can refuse it. */
export interface Equivalent {
  exercise: string;
  from: string;
  to: string;
  reason: string;
}

/** The folder of the lists, one `TOPIC.json` for each topic that needs one. */
export const EQUIVALENTS = 'test/grader/equivalent';

/** Reads the lists below the project's root; throws for an entry without a reason. */
export function readEquivalents(root: string): Equivalent[] {
  const folder = join(root, EQUIVALENTS);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.flatMap((file) => {
    const list = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Equivalent[];
    for (const { exercise, from, to, reason } of list) {
      if (![exercise, from, to, reason].every((text) => typeof text === 'string' && text !== '')) {
        throw new Error(`${EQUIVALENTS}/${file}: each entry needs exercise, from, to and reason`);
      }
    }
    return list;
  });
}

/** The entry that excuses a mutant. */
export function equivalentOf(
  mutant: GeneratedMutant,
  list: readonly Equivalent[],
): Equivalent | undefined {
  return list.find(
    ({ exercise, from, to }) =>
      exercise === mutant.exercise && from === mutant.from && to === mutant.to,
  );
}
