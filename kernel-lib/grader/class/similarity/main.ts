import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from 'kernel-lib/project';
import { openSubmission } from '../../submission/open.js';
import { similarityPage } from '../pages/similarity.js';
import { Comparison, type Pair } from './compare.js';

/*
 * A process of its own: it reads every submission, and what that takes is given back when it ends.
 */

/** To this process. */
export interface Search {
  /** What a line is called, and where its submission lies. */
  submissions: { id: string; parts: readonly string[] }[];
  topics: readonly string[];
  out: string;
}

function run({ submissions, topics, out }: Search): Pair[] {
  const comparison = new Comparison(['exercises', 'solutions'].flatMap(textsIn));
  const paths = new Map(submissions.map(({ id, parts }) => [id, parts]));
  for (const { id, parts } of submissions) comparison.add({ id, texts: textsOf(parts, topics) });
  const pairs = comparison.pairs().slice(0, 200);
  writeWhole(join(out, 'similarity.json'), `${JSON.stringify(pairs, null, 2)}\n`);
  const read = (id: string) => textsOf(paths.get(id) ?? [], topics);
  writeWhole(join(out, 'similarity.html'), similarityPage(pairs, submissions.length, read));
  return pairs;
}

function textsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return names.map((name) => readFileSync(join(folder, name), 'utf8'));
}

function textsOf(parts: readonly string[], topics: readonly string[]): Record<string, string> {
  const texts: Record<string, string> = {};
  try {
    const submission = openSubmission(parts);
    for (const topic of topics) {
      const file = submission.file(topic);
      if ('text' in file) texts[`${topic}.ts`] = file.text;
    }
  } catch {
    // What cannot be opened has been reported, and is like nothing.
  }
  return texts;
}

process.once('message', (search: Search) => {
  const pairs = run(search).map(({ a, b, alike }) => ({ a, b, alike }));
  process.send?.(pairs, () => process.disconnect());
});
