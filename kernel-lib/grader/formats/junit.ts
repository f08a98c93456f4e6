import type { CheckResult, ExerciseResult, Report } from '../engine/report.js';
import { explainCheck } from './explain.js';
import { sections } from './sections.js';

/** JUnit XML: one suite per exercise, one case per check, points as properties. */
export function formatJunit(report: Report): string {
  const parts = sections(report);
  const checks = parts.flatMap((exercise) => exercise.checks);
  const seconds = report.exercises.reduce((sum, exercise) => sum + exercise.seconds, 0);
  const totals = { ...counts(checks), time: seconds.toFixed(3) };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    open('testsuites', { name: 'chainrule', ...totals }),
    ...filesSuite(report),
    ...parts.map(suite),
    '</testsuites>',
    '',
  ].join('\n');
}

/** How the files were found, where there is something to say. */
function filesSuite({ notes, status }: Report): string[] {
  if (notes.length === 0) return [];
  return [
    `  ${open('testsuite', { name: 'files', tests: 0, failures: 0, errors: 0, skipped: 0 })}`,
    `    ${properties({ status })}`,
    `    <system-out>${escapeXml(notes.join('\n'))}</system-out>`,
    '  </testsuite>',
  ];
}

function suite(exercise: ExerciseResult): string {
  const attributes = {
    name: exercise.name,
    ...counts(exercise.checks),
    time: exercise.seconds.toFixed(3),
    file: exercise.file,
  };
  return [
    `  ${open('testsuite', attributes)}`,
    `    ${properties({ score: exercise.score, max_score: exercise.max_score })}`,
    ...exercise.checks.map((check) => testcase(check, exercise)),
    '  </testsuite>',
  ].join('\n');
}

function testcase(check: CheckResult, exercise: ExerciseResult): string {
  const attributes = {
    name: check.title,
    classname: `${exercise.topic}.${exercise.name}`,
    time: (exercise.seconds / exercise.checks.length).toFixed(3),
    file: check.place?.path ?? exercise.file,
    ...(check.place ? { line: check.place.line } : {}),
  };
  const lines = [
    `    ${open('testcase', attributes)}`,
    `      ${properties({ id: check.id, score: check.score, max_score: check.max_score, hidden: String(check.hidden) })}`,
  ];
  const kind = elementFor(check.status);
  if (kind) {
    const told = explainCheck(check, exercise, 'grader');
    const [first = ''] = told.split('\n');
    const text = escapeXml(told);
    const type: Record<string, string> = kind === 'skipped' ? {} : { type: check.status };
    lines.push(`      ${open(kind, { message: first, ...type })}${text}</${kind}>`);
  }
  return [...lines, '    </testcase>'].join('\n');
}

function elementFor(status: CheckResult['status']): 'failure' | 'error' | 'skipped' | undefined {
  if (status === 'passed') return undefined;
  if (status === 'failed' || status === 'todo') return 'failure';
  return status === 'blocked' || status === 'pending' ? 'skipped' : 'error';
}

function counts(checks: readonly CheckResult[]) {
  const of = (kind: string) => checks.filter(({ status }) => elementFor(status) === kind).length;
  return {
    tests: checks.length,
    failures: of('failure'),
    errors: of('error'),
    skipped: of('skipped'),
  };
}

function properties(values: Record<string, string | number>): string {
  const list = Object.entries(values).map(
    ([name, value]) => `<property name="${name}" value="${escapeXml(String(value))}"/>`,
  );
  return `<properties>${list.join('')}</properties>`;
}

function open(name: string, attributes: Record<string, string | number>): string {
  const list = Object.entries(attributes).map(
    ([key, value]) => `${key}="${escapeXml(String(value))}"`,
  );
  return `<${[name, ...list].join(' ')}>`;
}

/** Control characters, half surrogate pairs, and the two that Unicode keeps out of texts. */
const NOT_XML = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/** Leaves out what XML 1.0 cannot hold, and escapes what it reads as markup. */
function escapeXml(text: string): string {
  return text
    .replace(NOT_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\r', '&#13;');
}
