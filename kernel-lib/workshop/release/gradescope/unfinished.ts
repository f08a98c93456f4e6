import { loadCatalog } from 'chainrule-course';
import {
  type ExerciseResult,
  type Report,
  summarize,
  unfinishedExercise,
} from 'chainrule-grader/engine';

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
    const checks = expected.map(({ id, points, hidden }) => {
      const title = exercise.checks.find((check) => check.id === id)?.title ?? id;
      return { id, title, max_score: points, hidden };
    });
    return unfinishedExercise(exercise, checks, WHY);
  });
  return summarize(path, 0, results);
}
