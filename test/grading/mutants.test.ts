import { readdirSync } from 'node:fs';
import { loadCatalog } from 'kernel-lib/grading';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Mutant, Variant } from './mutants/mutant.js';
import { changedSolutions, complaints, gradeTexts, requireBuild } from './support.js';

interface Table {
  mutants: readonly Mutant[];
  variants: readonly Variant[];
}

// Every topic's table is found by its name: test/grading/mutants/TOPIC.ts.
const files = readdirSync(new URL('./mutants', import.meta.url))
  .filter((file) => file.endsWith('.ts') && file !== 'mutant.ts')
  .sort();
const topics = new Map<string, Table>();
for (const file of files)
  topics.set(file.slice(0, -'.ts'.length), (await import(`./mutants/${file}`)) as Table);

beforeAll(requireBuild);

describe.each([...topics])('%s', (topic, { mutants, variants }) => {
  test.concurrent.each(mutants)('$exercise, wrong: $name', async (mutant) => {
    const texts = changedSolutions(topic, mutant.exercise, mutant);
    const report = await gradeTexts(texts, { only: mutant.exercise });
    expect(report.faults).toBe(0);
    expect(report.score).toBeLessThan(report.max_score);
    expect(complaints(report)).toMatch(mutant.says);
  });

  test.concurrent.each(variants)('$exercise, right: $name', async (variant) => {
    const texts = changedSolutions(topic, variant.exercise, variant);
    const report = await gradeTexts(texts, { only: variant.exercise });
    expect(complaints(report)).toBe('');
    expect(report.score).toBe(report.max_score);
  });
});

test('every exercise has at least six wrong answers, two right ones and two hints', async () => {
  const { exercises } = await loadCatalog();
  for (const { name, topic, hints } of exercises) {
    const { mutants, variants } = topics.get(topic) ?? { mutants: [], variants: [] };
    const wrong = mutants.filter(({ exercise }) => exercise === name);
    const right = variants.filter(({ exercise }) => exercise === name);
    expect(wrong.length, `wrong answers for ${name}`).toBeGreaterThanOrEqual(6);
    expect(right.length, `right answers for ${name}`).toBeGreaterThanOrEqual(2);
    expect(hints.length, `hints for ${name}`).toBeGreaterThanOrEqual(2);
    expect(hints.every((hint) => hint.trim().length > 10)).toBe(true);
  }
});
