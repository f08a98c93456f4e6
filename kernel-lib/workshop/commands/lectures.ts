import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { LECTURE_NUMBERS } from 'chainrule-course/lectures';
import { parseWords } from 'chainrule-grader/terminal';
import { Command } from 'commander';
import { Problem } from 'kernel-lib/display';
import { type LectureRow, lecturesPage } from '../authoring/lectures-page.js';

function print(row: LectureRow): void {
  const line = (label: string, text: string | undefined): void => {
    if (text) console.log(`    ${label.padEnd(8)} ${text}`);
  };
  console.log(`${row.agree ? '✓' : '✗'} ${row.id} (${row.lecture}): ${row.what}`);
  line('printed', row.printed);
  line('ours', row.ours);
  line('band', row.band);
  line('note', row.note);
}

/**
 * `npm run lectures [-- ID…] [--json] [--html FILE]`: recomputes the numbers that the lectures
 * print, and shows printed, ours, and whether they agree.
 *
 * @returns the exit code: 0 whenever recomputing worked, agreement or not
 */
export async function main(argv: readonly string[]): Promise<number> {
  const program = new Command('lectures')
    .description('recompute the numbers that the lectures print')
    .argument('[ids...]', 'only these; all of them by default')
    .option('--json', 'a list for programs')
    .option('--html <file>', 'the table as a page as well')
    .action(recompute);
  return parseWords(program, argv);
}

async function recompute(
  ids: readonly string[],
  { json = false, html }: { json?: boolean; html?: string },
): Promise<void> {
  const known = LECTURE_NUMBERS.map(({ id }) => id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new Problem(`no number is called "${unknown}"; there are: ${known.join(', ')}`);
  }
  const rows: LectureRow[] = [];
  for (const number of LECTURE_NUMBERS) {
    if (ids.length > 0 && !ids.includes(number.id)) continue;
    const { id, lecture, what, printed } = number;
    const row: LectureRow = { id, lecture, what, printed, ...(await number.recompute()) };
    rows.push(row);
    if (!json) print(row);
  }
  if (html) {
    mkdirSync(dirname(resolve(html)), { recursive: true });
    writeFileSync(html, lecturesPage(rows));
  }
  if (json) console.log(JSON.stringify(rows, null, 2));
  else {
    const agree = rows.filter((row) => row.agree).length;
    console.log(`${agree} of ${rows.length} agree with what the lectures print`);
    if (html) console.log(`Written: ${html}`);
  }
}
