import { escapeHtml, percent } from 'kernel-lib/display';
import { plainLine } from '../../submission/plain.js';
import { SHOWN_SOURCE } from '../../submission/stack.js';
import { LEAST, PART, type Pair } from '../similarity/compare.js';
import { GRAM, WINDOW } from '../similarity/fingerprints.js';
import { heading, page, paragraph, table } from './page.js';

const SHOWN_PAIRS = 40;
const SHOWN_PASSAGES = 5;
const SHOWN_LINES = 30;

/** The report on submissions that are alike; `read` gives a submission's texts. */
export function similarityPage(
  pairs: readonly Pair[],
  compared: number,
  read: (id: string) => Readonly<Record<string, string>>,
): string {
  const body = [
    heading(1, 'Submissions that are alike'),
    paragraph(
      `${compared} submissions were compared. This list costs nobody a point: it says where to look, not what happened there.`,
    ),
    paragraph(
      `Compared are runs of ${GRAM} tokens, without comments, spaces and names of variables; a shared passage of ${GRAM + WINDOW - 1} tokens is always found. ` +
        'Left out are the stubs, the authored answers, and whatever more than ten people (in a large class: a tenth of it) have written. ' +
        `A pair is listed when at least ${LEAST} such runs, and ${percent(PART)} of what the shorter of the two has of its own, are in both.`,
      'quiet',
    ),
  ];
  if (pairs.length === 0) body.push(paragraph('No pair is that much alike.'));
  else {
    body.push(
      table(
        ['one', 'other', 'alike', 'runs'],
        pairs.map((pair) => [pair.a, pair.b, percent(pair.alike), pair.shared]),
      ),
    );
  }
  for (const pair of pairs.slice(0, SHOWN_PAIRS)) {
    body.push(heading(2, `${pair.a} and ${pair.b}`), ...passages(pair, read(pair.a), read(pair.b)));
  }
  return page('Submissions that are alike', body);
}

function passages(
  pair: Pair,
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): string[] {
  return pair.passages.slice(0, SHOWN_PASSAGES).map((passage) => {
    const left = lines(a[passage.file] ?? '', passage.a);
    const right = lines(b[passage.file] ?? '', passage.b);
    return `<h3>${escapeHtml(passage.file)}</h3><div class="side"><pre>${left}</pre><pre>${right}</pre></div>`;
  });
}

function lines(text: string, [from, to]: readonly [number, number]): string {
  const chosen = text.split('\n').slice(from - 1, Math.min(to, from - 1 + SHOWN_LINES));
  const shown = chosen.map((line, i) => `${from + i}  ${plainLine(line, SHOWN_SOURCE)}`);
  return escapeHtml(shown.join('\n'));
}
