import { describe, expect, test } from 'vitest';
import { points } from '../../kernel-lib/course/generated/points.js';
import { loadCatalog } from '../../kernel-lib/course/index.js';
import { complaints, gradeTexts, solutions, topicFiles } from './support.js';

describe('the pack', () => {
  test('solutions earn full marks, hidden checks included', async () => {
    const report = await gradeTexts(solutions, { seed: 1, types: true });
    expect(complaints(report)).toBe('');
    expect(report.score).toBe(report.max_score);
    expect(report.hidden).toMatchObject({ graded: true, score: report.hidden.points });
    expect(report.type_errors).toEqual([]);
  });

  test('every stub earns zero and says which file and line to open', async () => {
    const report = await gradeTexts(topicFiles('exercises'));
    expect(report.score).toBe(0);
    expect(report.max_score).toBeGreaterThan(0);
    expect(report.faults).toBe(0);
    // Whatever else it needs: first it has to be written itself.
    for (const { name, status, message, file } of report.exercises) {
      expect(status).toBe('todo');
      const says = `^${name}(\\.\\w+)? is not written yet: open .*${file}, line \\d+$`;
      expect(message).toMatch(new RegExp(says));
    }
  });

  test('the points manifest is fresh (npm run generate)', async () => {
    const { exercises } = await loadCatalog();
    expect(points).toEqual(
      exercises.map(({ name, topic, checks }) => ({
        name,
        topic,
        checks: checks.map(({ id, points: p, hidden = false }) => ({ id, points: p, hidden })),
      })),
    );
  });

  test('a copy without hidden files still knows how many points are graded later', async () => {
    const catalog = await loadCatalog();
    const visible = catalog.exercises.map((exercise) => ({
      ...exercise,
      checks: exercise.checks.filter((check) => !check.hidden),
    }));
    const report = await gradeTexts(solutions, { catalog: { ...catalog, exercises: visible } });
    expect(report.hidden.graded).toBe(false);
    expect(report.hidden.points).toBeGreaterThan(0);
    expect(report.score).toBe(report.max_score - report.hidden.points);
  });

  test('a visible check that disappears from the grader is a fault, not a gift', async () => {
    const { exercises, manifest } = await loadCatalog();
    const [first, ...others] = exercises;
    const cut = { ...first!, checks: first!.checks.slice(1) };
    const report = await gradeTexts(solutions, {
      catalog: { exercises: [cut, ...others], manifest },
      only: first!.name,
    });
    expect(report.faults).toBe(1);
    expect(report.score).toBeLessThan(report.max_score);
  });
});
