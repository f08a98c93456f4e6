import type { LectureNumber, Recomputed } from 'chainrule-course/lectures';
import { escapeHtml } from 'kernel-lib/display';
import { GALLERY_CSS } from '../gallery/page.js';

/** A printed number and what recomputing it gave. */
export type LectureRow = Omit<LectureNumber, 'recompute' | 'timed'> & Recomputed;

/** The table of all numbers as one HTML page without a script. */
export function lecturesPage(rows: readonly LectureRow[]): string {
  const cells = rows.map(({ id, lecture, what, printed, ours, band, agree, note }) => {
    const verdict = agree
      ? '<td class="agrees">✓ agrees</td>'
      : '<td class="differs">✗ differs</td>';
    const remark = [band ? `Band: ${band}.` : '', note ?? ''].filter(Boolean).join(' ');
    return (
      `<tr id="${escapeHtml(id)}"><td>${lecture}</td><td><code>${escapeHtml(id)}</code><br>${escapeHtml(what)}</td>` +
      `<td>${escapeHtml(printed)}</td><td>${escapeHtml(ours)}</td>${verdict}<td>${escapeHtml(remark)}</td></tr>`
    );
  });
  const agree = rows.filter((row) => row.agree).length;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The numbers that the lectures print</title>
<style>
${GALLERY_CSS}
@media (prefers-color-scheme: dark) { :root { --paper: #16181b; --ink: #ececec; --faint: #b0b0b0; --line: #3a3d42; --card: #1e2125; --accent: #56b4e9; color-scheme: dark; } .agrees { color: #34c79b; } .differs { color: #ff9a5c; } }
</style>
</head>
<body>
<main>
<h1>The numbers that the lectures print</h1>
<p>Each is computed anew by <code>npm run lectures</code>: what is a formula must agree to the printed digits, what is drawn at random within what other seeds give. ${agree} of ${rows.length} agree; where one does not, the remark says why.</p>
<table>
<thead><tr><th>Lecture</th><th>What</th><th>Printed</th><th>Ours</th><th></th><th>Remark</th></tr></thead>
<tbody>
${cells.join('\n')}
</tbody>
</table>
</main>
</body>
</html>
`;
}
