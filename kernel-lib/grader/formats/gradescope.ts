import type { Report } from '../engine/report.js';
import { checkName, cut, explainCheck } from './explain.js';
import { notebookProblems, openQuestionLines, predictionLines, sections } from './sections.js';
import { typeErrorLines } from './text.js';

/** Gradescope cuts texts at 100,000 characters. */
const LIMIT = 100_000;

/**
 * results.json of a Gradescope autograder. Hidden checks are shown after the scores are published:
 * a test with visibility "hidden" would hide the student's total as well.
 */
export function formatGradescope(report: Report): string {
  const tests = sections(report).flatMap((exercise, e) =>
    exercise.checks.map((check, c) => ({
      score: check.score,
      max_score: check.max_score,
      status: check.status === 'passed' ? 'passed' : 'failed',
      name: checkName(check, exercise),
      number: `${e + 1}.${c + 1}`,
      output: cut(explainCheck(check, exercise), LIMIT),
      tags: [exercise.topic, exercise.name, check.status],
      visibility: check.hidden ? 'after_published' : 'visible',
      extra_data: { id: `${exercise.name}/${check.id}` },
    })),
  );
  const seconds = report.exercises.reduce((sum, exercise) => sum + exercise.seconds, 0);
  const output = [
    ...(report.faults > 0 ? [`The grader itself failed in ${report.faults} checks.`] : []),
    ...report.notes,
    ...notebookProblems(report),
    ...typeErrorLines(report),
    ...openQuestionLines(report),
    ...predictionLines(report),
  ].join('\n');
  const result = {
    score: report.score,
    execution_time: Math.round(seconds * 1000) / 1000,
    output: cut(output, LIMIT),
    output_format: 'text',
    test_output_format: 'text',
    test_name_format: 'text',
    visibility: 'visible',
    stdout_visibility: 'hidden',
    extra_data: {
      seed: report.seed,
      status: report.status,
      notes: report.notes,
      sandbox: report.sandbox,
      faults: report.faults,
    },
    tests,
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}
