import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from 'kernel-lib/display';

/** Words of a lecture, as a lab or a figure quotes them. */
export interface Quotation {
  /** `L0` to `L4`. */
  readonly lecture: string;
  readonly text: string;
  /** `notebooks/sources/02-fully-connected-nets.md:12` */
  readonly where: string;
}

/** The committed fingerprints, below the project's root. */
export const QUOTATIONS_PATH = 'notebooks/sources/quotations.json';

const MARK = /\[(L[0-4]): "(.+?)"\]/gs;
const FENCE = /^```(?!ts\b)(\w+) (L[0-4])\n([\s\S]*?)^```$/gm;
const CAPTION = /Lectures? (L[0-4])[^'`“\n]*“([^”\n]+)”/g;

/** Between two parts of an elided quotation, a slide or so. */
const NEAR = 800;

/**
 * A lab's source as readers see it. `[L3: "…"]` becomes words in quotation marks (words between
 * backticks stay code), followed by the lecture's name unless the paragraph has just named it;
 * a block ` ```python L1 ` is shown without its lecture.
 */
export function renderQuotations(source: string): string {
  return source
    .replace(MARK, (_, lecture: string, text: string, at: number) => {
      const shown = /^`[^`]+`$/.test(text) ? text : `“${text}”`;
      return namedBefore(source.slice(0, at), lecture) ? shown : `${shown} (${lecture})`;
    })
    .replace(FENCE, (block, language: string, lecture: string) =>
      block.replace(`\`\`\`${language} ${lecture}`, `\`\`\`${language}`),
    );
}

/** Whether what the paragraph, row or item said last of a lecture was its name. */
function namedBefore(text: string, lecture: string): boolean {
  const starts = ['\n\n', '\n|', '\n- '].map((sign) => text.lastIndexOf(sign));
  const paragraph = text.slice(Math.max(0, ...starts));
  const named = paragraph.match(/\bL[0-4]\b(?:(?:,| and| or)? L[0-4]\b)*/g)?.at(-1);
  return named?.includes(lecture) ?? false;
}

/** What a lab's source marks as a lecture's words, its code blocks included. */
export function markedQuotations(source: string, path: string): Quotation[] {
  const found = (pattern: RegExp, read: (match: RegExpExecArray) => [string, string]) =>
    [...source.matchAll(pattern)].map((match) => {
      const [lecture, text] = read(match);
      const line = source.slice(0, match.index).split('\n').length;
      return { lecture, text, where: `${path}:${line}` };
    });
  return [
    ...found(MARK, ([, lecture = '', text = '']) => [lecture, text]),
    // Of code every line is a part, so that lines between may be left out.
    ...found(FENCE, ([, , lecture = '', code = '']) => [
      lecture,
      code.trim().replaceAll('\n', '…'),
    ]),
  ];
}

/** All quotations of the labs, and of the figures' captions. */
export function quotationsOf(root: string): Quotation[] {
  const labs = join(root, 'notebooks', 'sources');
  const figures = join(root, 'kernel-lib', 'course', 'figures');
  const quotations: Quotation[] = [];
  for (const name of readdirSync(labs).filter((file) => file.endsWith('.md'))) {
    const path = `notebooks/sources/${name}`;
    quotations.push(...markedQuotations(readFileSync(join(labs, name), 'utf8'), path));
  }
  if (!existsSync(figures)) return quotations;
  for (const name of readdirSync(figures, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.ts')) continue;
    const where = `kernel-lib/course/figures/${name.replaceAll('\\', '/')}`;
    for (const [, lecture = '', text = ''] of readFileSync(join(figures, name), 'utf8').matchAll(
      CAPTION,
    )) {
      quotations.push({ lecture, text, where });
    }
  }
  return quotations;
}

const GREEK = { alpha: 'α', beta: 'β', gamma: 'γ', epsilon: 'ε', eta: 'η', lambda: 'λ' };
const MORE_GREEK = { mu: 'μ', rho: 'ρ', sigma: 'σ', tau: 'τ' };
const RELATIONS = { pm: '±', Rightarrow: '⇒', sim: '∼', approx: '≈' };
const SIGNS: Readonly<Record<string, string>> = { ...GREEK, ...MORE_GREEK, ...RELATIONS };

/** What stays of a text when case, markup, white space and the way of writing maths are taken away. */
export function plainWords(text: string): string {
  return text
    .replace(/<\/?[a-z][^>\n]*>/gi, ' ')
    .replace(/\\([A-Za-z]+)/g, (_, name: string) => SIGNS[name] ?? '')
    .replaceAll('=>', '⇒')
    .replace(/^\s*(?:[-*•▶➤>]|o(?= )|\(\d+\)|\d+[.)])\s+/gm, ' ')
    .replace(/[“”„"$_`\\{}#&▶•➤|]/g, '')
    .replace(/(?<! )\*+|\*+(?! )/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/[–—−]/g, '-')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.;:!?)%])/g, '')
    .replaceAll('( ', '(')
    .trim();
}

/** Whether a lecture (its {@link plainWords}) says this, part by part where it is elided with `…`. */
export function saysSo(lecture: string, quotation: string): boolean {
  const parts = quotation.split('…').map(plainWords).filter(Boolean);
  const letter = /[\p{L}\p{N}]/u;
  const follows = (from: number, to: number, [part, ...rest]: string[]): boolean => {
    if (part === undefined) return true;
    for (let at = lecture.indexOf(part, from); at >= 0 && at <= to; ) {
      const end = at + part.length;
      const whole =
        !(letter.test(part[0] ?? '') && letter.test(lecture[at - 1] ?? '')) &&
        !(letter.test(part.at(-1) ?? '') && letter.test(lecture[end] ?? ''));
      if (whole && follows(end, end + NEAR, rest)) return true;
      at = lecture.indexOf(part, at + 1);
    }
    return false;
  };
  return parts.length > 0 && follows(0, lecture.length, parts);
}

/** The mark by which a quotation that was found is known where no lecture text is at hand. */
export function fingerprint({ lecture, text }: Pick<Quotation, 'lecture' | 'text'>): string {
  const parts = text.split('…').map(plainWords).join(' … ');
  return createHash('sha256').update(`${lecture} ${parts}`).digest('hex').slice(0, 16);
}

/**
 * The lectures' {@link plainWords}, by name: of the folder that `CHAINRULE_LECTURES` names, or of
 * `../shared/lectures` beside the project; `undefined` where there is neither.
 */
export function readLectures(root: string): ReadonlyMap<string, string> | undefined {
  const folder = process.env.CHAINRULE_LECTURES ?? join(root, '..', 'shared', 'lectures');
  if (!existsSync(folder)) return undefined;
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return new Map(
    names
      .sort()
      .map((name, i) => [`L${i}`, plainWords(readFileSync(join(folder, name), 'utf8'))] as const),
  );
}

/** The fingerprints that are committed. */
export function knownQuotations(root: string): ReadonlySet<string> {
  const file = join(root, QUOTATIONS_PATH);
  return new Set(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : []);
}

/** The quotations that are not what the lecture says: by its text, or without it by fingerprint. */
export function wrongQuotations(
  quotations: readonly Quotation[],
  lectures: ReadonlyMap<string, string> | undefined,
  known: ReadonlySet<string>,
): Quotation[] {
  return quotations.filter((quotation) =>
    lectures
      ? !saysSo(lectures.get(quotation.lecture) ?? '', quotation.text)
      : !known.has(fingerprint(quotation)),
  );
}

/**
 * Brings {@link QUOTATIONS_PATH} up to date, or with `check` only says whether it is. New quotations
 * can be written down only where the lecture texts are.
 */
export function refreshQuotations(
  root: string,
  check = false,
): { outcome: 'fresh' | 'written'; problems: Problem[] } {
  const quotations = quotationsOf(root);
  const lectures = readLectures(root);
  const wrong = wrongQuotations(quotations, lectures, knownQuotations(root));
  const hint = lectures
    ? 'mark what is left out with …'
    : 'no lecture texts are here to look it up (CHAINRULE_LECTURES names their folder)';
  const problems = wrong.map(
    ({ lecture, text, where }) =>
      new Problem(`${where}: ${lecture} is not known to say "${text}"; ${hint}`),
  );
  const file = join(root, QUOTATIONS_PATH);
  const right = lectures ? quotations.filter((one) => !wrong.includes(one)) : [];
  const text = `${JSON.stringify([...new Set(right.map(fingerprint))].sort(), null, 2)}\n`;
  if (!lectures || (existsSync(file) && readFileSync(file, 'utf8') === text)) {
    return { outcome: 'fresh', problems };
  }
  if (!check) writeFileSync(file, text);
  return { outcome: 'written', problems };
}
