import type { Report } from '../../engine/report.js';
import { formatGradedHtml } from '../../formats/html.js';
import { sections } from '../../formats/sections.js';
import type { Kept } from '../marks/history.js';
import type { Row } from '../types.js';
import { heading, page, paragraph, table } from './page.js';

/** What a student gets back. */
export function studentPage(row: Row, report: Report, marks: readonly Kept[]): string {
  const who = row.name === '' || row.name === row.id ? row.id : `${row.name} (${row.id})`;
  const body = [heading(1, who)];
  const score = row.score === null ? 'No score' : `Score ${row.score} of ${row.max_score}`;
  body.push(paragraph(`${score}.`));
  if (row.note !== '') body.push(paragraph(row.note, 'flag'));
  if (row.manual !== null) {
    body.push(paragraph(`With ${row.manual} points for open questions: ${row.total}.`));
    const given = marks.filter(({ points }) => points !== null);
    body.push(
      table(
        ['question', 'points', 'comment'],
        given.map(({ question, points, comment }) => [question, points, comment]),
      ),
    );
  }
  body.push(heading(2, 'By lab'), table(['lab', 'points', 'of'], byLab(report)));
  body.push(formatGradedHtml(report));
  body.push(paragraph(`Inputs were drawn with seed ${report.seed}.`, 'quiet'));
  return page(`${who}: ${score}`, body);
}

function byLab(report: Report): [string, number, number][] {
  const labs = new Map<number, [number, number]>();
  for (const { lab, score, max_score } of sections(report)) {
    const [have, of] = labs.get(lab) ?? [0, 0];
    labs.set(lab, [have + score, of + max_score]);
  }
  return [...labs].sort(([a], [b]) => a - b).map(([lab, [have, of]]) => [`lab ${lab}`, have, of]);
}
