import { loadCatalog } from '../../grading/engine/catalog.js';
import type { CheckResult, ExerciseResult, Report } from '../../grading/engine/report.js';
import { total } from '../../grading/engine/report.js';

const WHY =
  'there was no time left for this: does another exercise take very long, or never end? Its points are not lost for good: hand in again';

/** A report of what was graded before the time was up; the rest earns nothing, and says why. */
export async function unfinishedReport(
  path: string,
  done: ReadonlyMap<string, ExerciseResult>,
): Promise<Report> {
  const { exercises, manifest } = await loadCatalog();
  const results = exercises.map((exercise): ExerciseResult => {
    const known = done.get(exercise.name);
    if (known) return known;
    const expected = manifest.find(({ name }) => name === exercise.name)?.checks ?? [];
    const checks = expected.map(({ id, points, hidden }): CheckResult => {
      const title = exercise.checks.find((check) => check.id === id)?.title ?? id;
      return { id, title, status: 'error', score: 0, max_score: points, hidden, message: WHY };
    });
    return {
      name: exercise.name,
      topic: exercise.topic,
      file: `exercises/${exercise.topic}.ts`,
      lab: exercise.lab,
      status: 'error',
      score: 0,
      max_score: total(checks.map((check) => check.max_score)),
      message: WHY,
      hints: exercise.hints,
      checks,
      output: '',
      seconds: 0,
    };
  });
  const checks = results.flatMap((exercise) => exercise.checks);
  const hidden = checks.filter((check) => check.hidden);
  return {
    version: 1,
    path,
    seed: 0,
    score: total(results.map(({ score }) => score)),
    max_score: total(results.map(({ max_score }) => max_score)),
    hidden: {
      points: total(hidden.map(({ max_score }) => max_score)),
      score: total(hidden.map(({ score }) => score)),
      graded: true,
    },
    exercises: results,
    type_errors: [],
    faults: checks.filter(({ status }) => status === 'fault').length,
    sandbox: { node: process.version, platform: `${process.platform} ${process.arch}`, layers: [] },
  };
}
