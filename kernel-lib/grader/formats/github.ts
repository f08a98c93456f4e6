import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { toBase64 } from 'kernel-lib/platform';
import type { Report } from '../engine/report.js';
import { checkName, explainCheck, noVerdictMessage, replayFor } from './explain.js';
import { commandFor, sections } from './sections.js';
import { formatText } from './text.js';

/**
 * What a GitHub Classroom workflow step prints: the report between stop-commands fences, so that
 * nothing a student wrote is read as a workflow command, then annotations, the two notices, and
 * `result=` with the base64 of Classroom's own JSON (append that line to $GITHUB_OUTPUT).
 */
export function formatGithub(report: Report): string {
  const text = formatText(report, 'student'); // Whoever may see the repository sees it.
  const fence = bytesToHex(sha256(utf8ToBytes(`${report.seed}\n${text}`))).slice(0, 32);
  const totals = { totalPoints: report.score, maxPoints: report.max_score };
  const lines = [
    `::stop-commands::${fence}`,
    text.trimEnd(),
    `::${fence}::`,
    ...report.notes.map((note) => command('warning', { title: 'Files' }, note)),
    ...errorCommands(report),
    command(
      'notice',
      { title: 'Autograding complete' },
      `Points ${report.score}/${report.max_score}`,
    ),
    command('notice', { title: 'Autograding report' }, JSON.stringify(totals)),
    `result=${toBase64(utf8ToBytes(JSON.stringify(classroomResult(report))))}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** The JSON that GitHub Classroom's reporter reads. */
export function classroomResult(report: Report) {
  const allPassed = report.score === report.max_score;
  const message = noVerdictMessage(report);
  return {
    version: 1,
    status: message !== null ? 'error' : allPassed ? 'pass' : 'fail',
    max_score: report.max_score,
    message,
    tests: sections(report).flatMap((exercise) =>
      exercise.checks.map((check) => ({
        name: checkName(check, exercise),
        status: statusOf(check.status),
        score: check.score,
        message: explainCheck(check, exercise),
        test_code: replayFor(check, 'student') ?? commandFor(exercise, 'grade'),
        filename: check.place?.path ?? exercise.file,
        line_no: check.place?.line ?? 0,
        duration: 0,
      })),
    ),
  };
}

function statusOf(status: string): string {
  if (status === 'passed') return 'pass';
  return status === 'failed' || status === 'todo' ? 'fail' : 'error';
}

function errorCommands(report: Report): string[] {
  return sections(report).flatMap((exercise) =>
    exercise.checks
      .filter(({ status }) => status === 'failed' || status === 'error' || status === 'fault')
      .map((check) => {
        const { path = exercise.file, line = 1, column = 1 } = check.place ?? {};
        const properties = { file: path, line, col: column, title: checkName(check, exercise) };
        return command('error', properties, explainCheck(check, exercise));
      }),
  );
}

/** One workflow command, with everything escaped that GitHub would read as its own. */
export function command(
  name: string,
  properties: Record<string, string | number>,
  message: string,
): string {
  const list = Object.entries(properties).map(
    ([key, value]) => `${key}=${property(String(value))}`,
  );
  return `::${name} ${list.join(',')}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
