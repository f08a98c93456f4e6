import { escapeHtml } from 'kernel-lib/display';
import type { ClassReport, Row } from '../types.js';
import { type Cell, heading, page, paragraph, table } from './page.js';

const BINS = 10;

/** The page for those who run the class. */
export function overviewPage(report: ClassReport, hasSimilarity: boolean): string {
  const { rows, max_score, folder, seed, checks, notices } = report;
  const scored = rows.filter(({ score }) => score !== null);
  const body = [heading(1, 'Grades')];
  body.push(paragraph(`${folder}: ${countLine(rows)}`));
  body.push(
    paragraph(`Seed ${seed}, checks ${checks}, ${max_score} points by the grader.`, 'quiet'),
  );
  body.push(...notices.map((notice) => paragraph(notice, 'flag')));
  if (scored.length > 0)
    body.push(heading(2, 'Scores'), paragraph(spread(scored)), histogram(scored));
  if (hasSimilarity) body.push('<p><a href="similarity.html">Submissions that are alike</a></p>');
  const flagged = rows.filter(({ flags, status }) => flags.length > 0 || status !== 'graded');
  if (flagged.length > 0) {
    body.push(heading(2, 'To look at'));
    body.push(
      table(
        ['student', 'status', 'why'],
        flagged.map((row) => [
          link(row),
          row.status,
          [...row.flags, row.note].filter(Boolean).join('; '),
        ]),
      ),
    );
  }
  body.push(heading(2, 'Checks that fail most'), worst(report));
  body.push(heading(2, 'Everybody'), everybody(report), heading(2, 'Time'), times(rows));
  return page('Grades', body);
}

export function countLine(rows: readonly Row[]): string {
  const counts = new Map<string, number>();
  for (const { status } of rows) counts.set(status, (counts.get(status) ?? 0) + 1);
  const parts = [...counts].map(([status, count]) => `${count} ${status}`);
  const cached = rows.filter((row) => row.cached).length;
  return `${parts.join(', ')}${cached > 0 ? ` (${cached} as before)` : ''}`;
}

function spread(rows: readonly Row[]): string {
  const scores = rows.map(({ score }) => score as number).sort((a, b) => a - b);
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const at = (part: number) => scores[Math.round(part * (scores.length - 1))];
  return `Mean ${mean.toFixed(1)}, median ${at(0.5)}, quartiles ${at(0.25)} and ${at(0.75)}, from ${at(0)} to ${at(1)}.`;
}

function histogram(rows: readonly Row[]): string {
  const counts = new Array<number>(BINS).fill(0);
  for (const { score, max_score } of rows) {
    const part = max_score > 0 ? (score as number) / max_score : 0;
    const bin = Math.max(0, Math.min(BINS - 1, Math.floor(part * BINS)));
    counts[bin] = (counts[bin] as number) + 1;
  }
  const top = Math.max(...counts);
  const bars = counts.map((count, i) => {
    const height = (100 * count) / top;
    const x = 10 + 50 * i;
    const label = `<text x="${x + 22}" y="${112 - height}" text-anchor="middle">${count || ''}</text>`;
    const range = `<text x="${x + 22}" y="132" text-anchor="middle">${10 * i}–${10 * (i + 1)}</text>`;
    return `<rect x="${x}" y="${116 - height}" width="44" height="${height}"></rect>${label}${range}`;
  });
  return `<svg viewBox="0 0 520 140" width="520" height="140" role="img" aria-label="How many have which per cent of the points">${bars.join('')}</svg>`;
}

function worst({ rows }: ClassReport): string {
  const scored = rows.filter(({ score }) => score !== null);
  const lost = new Map<string, Map<string, number>>();
  for (const row of scored) {
    for (const [check, status] of Object.entries(row.lost)) {
      const counts = lost.get(check) ?? new Map<string, number>();
      counts.set(status, (counts.get(status) ?? 0) + 1);
      lost.set(check, counts);
    }
  }
  const all = (counts: ReadonlyMap<string, number>) =>
    [...counts.values()].reduce((a, b) => a + b, 0);
  const lines = [...lost].sort((a, b) => all(b[1]) - all(a[1])).slice(0, 20);
  return table(
    ['check', 'students', 'of', 'how'],
    lines.map(([check, counts]) => [
      check,
      all(counts),
      scored.length,
      [...counts].map(([status, count]) => `${count} ${status}`).join(', '),
    ]),
  );
}

function everybody({ rows, manual_max }: ClassReport): string {
  const head = ['student', 'e-mail', 'handed in', 'status', 'score', 'of'];
  if (manual_max > 0) head.push('open questions', 'together');
  return table(
    head,
    rows.map((row): Cell[] => [
      link(row),
      row.email,
      row.submission ?? '',
      row.status,
      row.score,
      row.max_score,
      ...(manual_max > 0 ? [row.manual, row.total] : []),
    ]),
  );
}

function times(rows: readonly Row[]): string {
  const fresh = rows.filter(({ cached, seconds }) => !cached && seconds > 0);
  if (fresh.length === 0) return paragraph('Nothing was graded anew.');
  const sum = fresh.reduce((total, { seconds }) => total + seconds, 0);
  const slow = [...fresh].sort((a, b) => b.seconds - a.seconds).slice(0, 10);
  return [
    paragraph(`${fresh.length} graded now, ${(sum / fresh.length).toFixed(1)} s each on average.`),
    table(
      ['slowest', 'seconds'],
      slow.map((row) => [link(row), row.seconds]),
    ),
  ].join('\n');
}

function link({ id, name, page }: Row): Cell {
  const who = name === '' || name === id ? id : `${name} (${id})`;
  return {
    html: page === null ? escapeHtml(who) : `<a href="${escapeHtml(page)}">${escapeHtml(who)}</a>`,
  };
}
