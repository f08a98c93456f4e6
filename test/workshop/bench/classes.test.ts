import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { projectClass, writeHandIn } from '../../../kernel-lib/workshop/bench/classes.js';

const folder = mkdtempSync(join(tmpdir(), 'chainrule-class-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('projects a class of a thousand from the jobs of a small one and from their parts', async () => {
  // A job takes 2 s and half a second for each topic; of eleven hand-ins two leave no points.
  const ran: number[] = [];
  const steps: number[] = [];
  const report = await projectClass(
    (topics) => {
      ran.push(topics);
      return Promise.resolve({ seconds: 2 + topics / 2, points: ran.length < 16 });
    },
    11,
    2,
    (done) => steps.push(done),
  );
  // Each kind alone, then all of them in turn.
  expect(ran).toEqual([0, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1]);
  expect(steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(report).toMatchObject({ jobs: 11, workers: 2, graded: 9, start: 2, students: 1000 });
  expect(Object.values(report.topics)).toEqual([0.5, 0.5, 0.5, 0.5, 0.5]);
  // Twice 2.5 to 4.5 s and once more 2.5 s, by two at a time.
  expect(report.predicted).toBe((2 * 17.5 + 2.5) / 2);
  expect(report.projected.parts).toBeCloseTo((report.predicted * 1000) / 11, 9);
  expect(report.projected.run).toBeCloseTo((report.seconds * 1000) / 11, 9);
});

it('writes hand-ins that are begun in the order of the labs, with a slip in the last topic or none', () => {
  const text = (student: string, topic: string) =>
    readFileSync(join(folder, student, `${topic}.ts`), 'utf8');
  const given = (place: string, topic: string) => readFileSync(`${place}/${topic}.ts`, 'utf8');
  writeHandIn('.', join(folder, 'right'), 2, false);
  expect(text('right', 'gradients')).toBe(given('solutions', 'gradients'));
  expect(text('right', 'losses')).toBe(given('exercises', 'losses'));
  ['warmup', 'gradients', 'losses', 'layers', 'two_layer_net'].forEach((topic, i, all) => {
    writeHandIn('.', join(folder, topic), i + 1, true);
    expect(text(topic, topic)).not.toBe(given('solutions', topic));
    expect(text(topic, topic)).not.toBe(given('exercises', topic));
    if (i > 0) expect(text(topic, all[i - 1]!)).toBe(given('solutions', all[i - 1]!));
  });
});
