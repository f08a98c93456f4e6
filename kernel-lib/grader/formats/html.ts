import { escapeHtml } from 'kernel-lib/display';
import type { CheckResult, ExerciseResult, Report } from '../engine/report.js';
import { notebookProblems, openQuestionLines, predictionLines, sections } from './sections.js';
import {
  costWords,
  type Help,
  type HelpFor,
  isFinished,
  NO_HELP,
  pointsLine,
  whyLine,
  withoutCauses,
} from './student.js';
import {
  hintsTaken,
  pointsOf,
  replays,
  SIGNS,
  sharedDiagnosis,
  sharedMessage,
  sharedSource,
} from './text.js';

/** JupyterLab's own colours, so that it reads well in light and dark; fixed ones elsewhere. */
const COLORS: Readonly<Record<CheckResult['status'], string>> = {
  passed: 'var(--jp-success-color1, #2e7d32)',
  failed: 'var(--jp-error-color1, #d32f2f)',
  error: 'var(--jp-error-color1, #d32f2f)',
  todo: 'var(--jp-ui-font-color2, #757575)',
  blocked: 'var(--jp-warn-color1, #b26a00)',
  pending: 'var(--jp-ui-font-color2, #757575)',
  fault: 'var(--jp-warn-color1, #b26a00)',
};

const CELL = 'text-align:left;vertical-align:top;padding:3px 10px';
const QUIET = 'opacity:0.75';

/** What a student sees of a report in a notebook. */
export function formatStudentHtml(report: Report, helpFor: HelpFor = () => NO_HELP): string {
  const parts = report.exercises.map((exercise) => {
    const help = helpFor(exercise);
    return exerciseHtml(withoutCauses(exercise, help), help);
  });
  if (report.exercises.length > 1) {
    const all = report.exercises.flatMap(({ checks }) => checks);
    parts.push(`<p><b>Together:</b> ${escapeHtml(pointsLine(all))}</p>`);
  }
  if (report.type_errors.length > 0) parts.push(typeErrorsHtml(report));
  return `<div class="chainrule-check">${parts.join('\n')}</div>`;
}

/** What a student gets back when all is graded: lab by lab, with the questions of the notebooks. */
export function formatGradedHtml(report: Report): string {
  const all = sections(report).map(shortenEmpty);
  const labs = [...new Set(all.map(({ lab }) => lab))].sort((a, b) => a - b);
  const parts = labs.flatMap((lab) => [
    `<h2>Lab ${lab}</h2>`,
    ...all.filter((part) => part.lab === lab).map((part) => exerciseHtml(part)),
  ]);
  parts.unshift(...report.notes.map((note) => `<p><b>${escapeHtml(note)}</b></p>`));
  const notes = [
    ...openQuestionLines(report),
    ...predictionLines(report),
    ...notebookProblems(report),
  ];
  parts.push(...notes.map((note) => `<p>${escapeHtml(note)}</p>`));
  if (report.type_errors.length > 0) parts.push(typeErrorsHtml(report));
  return parts.join('\n');
}

/** Questions that nobody has answered are one line, not a table. */
function shortenEmpty(part: ExerciseResult): ExerciseResult {
  if (part.topic !== 'questions' || part.status !== 'todo') return part;
  return { ...part, message: sharedMessage(part.checks) };
}

/** @param help what a student is told while she works; all is told when all is graded */
function exerciseHtml(exercise: ExerciseResult, help?: Help): string {
  const { name, status, message, checks, output, topic } = exercise;
  const title = topic === 'questions' ? 'Questions' : `<code>${escapeHtml(name)}</code>`;
  const points = escapeHtml(pointsLine(checks, !help));
  const parts = [`<p>${sign(status)} <b>${title}</b> ${points}</p>`];
  if (message !== undefined) {
    parts.push(`<p>${escapeHtml(message)}</p>`);
    for (const diagnosis of sharedDiagnosis(exercise)) {
      parts.push(`<p style="${QUIET}">Likely: ${escapeHtml(diagnosis)}</p>`);
    }
    for (const source of sharedSource(exercise)) {
      parts.push(`<p><code>${escapeHtml(source)}</code></p>`);
    }
  } else {
    const rows = checks.filter((check) => check.status !== 'pending').map(checkRow);
    parts.push(`<table style="margin:0 0 6px 0"><tbody>${rows.join('')}</tbody></table>`);
  }
  if (!help) parts.push(...hintsTaken(exercise).map((taken) => `<p>${escapeHtml(taken)}</p>`));
  if (!isFinished(exercise)) {
    if (output.trim() !== '') parts.push(fold('What it printed', pre(output.slice(0, 2000))));
    if (status !== 'blocked')
      parts.push(help ? helpHtml(exercise, help) : hintsHtml(exercise.hints));
    parts.push(replay(checks));
  }
  return parts.join('\n');
}

function checkRow(check: CheckResult): string {
  const { status, title, message, diagnosis, hint, place, advice } = check;
  const lines = [escapeHtml(title)];
  if (status !== 'passed') {
    if (message) lines.push(`<b>${escapeHtml(message)}</b>`);
    if (diagnosis) lines.push(`Likely: ${escapeHtml(diagnosis)}`);
    else if (hint) lines.push(`Hint: ${escapeHtml(hint)}`);
    if (place?.source) lines.push(`<code>${place.line} | ${escapeHtml(place.source)}</code>`);
  }
  if (advice) lines.push(escapeHtml(advice));
  return (
    `<tr><td style="${CELL}">${sign(status)}</td><td style="${CELL}">${lines.join('<br>')}</td>` +
    `<td style="${CELL}">${pointsOf(check)}</td></tr>`
  );
}

function sign(status: CheckResult['status']): string {
  return `<span style="color:${COLORS[status]};font-weight:bold" title="${status}">${SIGNS[status]}</span>`;
}

/** The hints that were taken, those just asked for unfolded, and how to get the next. */
function helpHtml({ name, hints }: ExerciseResult, help: Help): string {
  const { shown, taken, nextCosts, held, cause } = help;
  const told = hints.slice(0, taken).map((hint, i) => {
    const text = `<p>${escapeHtml(hint)}</p>`;
    return fold(`Hint ${i + 1} of ${hints.length}`, text, i < shown);
  });
  const ask = (tier: number) =>
    `<code>await check('${escapeHtml(name)}', { hint: ${tier} })</code>`;
  const lines: string[] = [];
  if (held.size > 0) {
    lines.push(whyLine(cause, ask(Math.min(taken + 1, hints.length))));
  }
  if (taken > 0) lines.push(`Hints taken: ${taken} of ${hints.length}.`);
  if (taken < hints.length) {
    const next = `${ask(taken + 1)} shows hint ${taken + 1} of ${hints.length}`;
    lines.push(`Stuck? ${next}${costWords(nextCosts)}`);
  }
  return [...told, `<p style="${QUIET}">${lines.join('<br>')}</p>`].join('\n');
}

/** Each hint folded inside the one before, so that nobody reads more than they want to. */
function hintsHtml(hints: readonly string[]): string {
  let inner = '';
  for (let i = hints.length - 1; i >= 0; i--) {
    const text = `<p>${escapeHtml(hints[i] ?? '')}</p>${inner}`;
    inner = fold(`Hint ${i + 1} of ${hints.length}`, text);
  }
  return inner;
}

function replay(checks: readonly CheckResult[]): string {
  const [command] = replays(checks, 'student');
  if (command === undefined) return '';
  return `<p style="${QUIET}">The same inputs again: <code>${escapeHtml(command)}</code></p>`;
}

function typeErrorsHtml({ type_errors }: Report): string {
  const listed = type_errors.map(
    ({ path, line, column, message, source, underline }) =>
      `${path}:${line}:${column} ${message}\n  ${source}\n  ${underline}`,
  );
  return `<p>Type errors (they cost no points, but they often show the mistake):</p>${pre(listed.join('\n'))}`;
}

function fold(summary: string, html: string, open = false): string {
  return `<details${open ? ' open' : ''}><summary>${escapeHtml(summary)}</summary>${html}</details>`;
}

function pre(text: string): string {
  return `<pre>${escapeHtml(text)}</pre>`;
}
