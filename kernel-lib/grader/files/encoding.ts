import { createRequire } from 'node:module';
import type * as Chardet from 'chardet';
import type * as Iconv from 'iconv-lite';

/** How a text is kept in bytes. */
export interface TextForm {
  /** As `iconv-lite` names it. */
  readonly encoding: string;
  /** Whether it begins with a byte order mark. */
  readonly mark: boolean;
}

export const UTF8: TextForm = { encoding: 'utf-8', mark: false };

const load = createRequire(import.meta.url);

/**
 * The text in bytes that do not say how they are written: UTF-8 and UTF-16 with or without a mark, else
 * the encoding of an older system that makes the best words of them. Never throws.
 *
 * @param usual the encodings to prefer where the bytes allow several
 */
export function decodeText(
  bytes: Uint8Array,
  usual: readonly string[] = WESTERN,
): { text: string; form: TextForm } {
  const marked = MARKS.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte));
  if (marked) {
    const text = decodeAs(bytes.subarray(marked.mark.length), marked.encoding);
    return { text, form: { encoding: marked.encoding, mark: true } };
  }
  const encoding = wideOf(bytes) ?? (isUtf8(bytes) ? 'utf-8' : olderOf(bytes, usual));
  return { text: decodeAs(bytes, encoding), form: { encoding, mark: false } };
}

/** The bytes of a text; signs that the encoding does not have become question marks. */
export function encodeText(text: string, { encoding, mark }: TextForm): Uint8Array {
  const iconv = load('iconv-lite') as typeof Iconv;
  return iconv.encode(text, encoding, { addBOM: mark });
}

const MARKS = [
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
];

/** The text in bytes of a known encoding. */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'utf-8') return new TextDecoder().decode(bytes);
  const iconv = load('iconv-lite') as typeof Iconv;
  return iconv.decode(Buffer.from(bytes), encoding, { stripBOM: false });
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 without a mark: of a table or a program half of the bytes are zeros, all on one side. */
function wideOf(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, Math.min(bytes.length, 2_000) & ~1);
  if (head.length < 4) return undefined;
  const zeros = [0, 0];
  head.forEach((byte, i) => {
    if (byte === 0) (zeros[i % 2] as number)++;
  });
  const [even = 0, odd = 0] = zeros;
  const least = head.length / 5;
  if (odd > least && even === 0) return 'utf-16le';
  return even > least && odd === 0 ? 'utf-16be' : undefined;
}

/** Names in zips were written by DOS's code page long after everything else had another. */
export const DOS_FIRST = ['cp437', 'windows-1252', 'cp850', 'macintosh'];
const WESTERN = ['windows-1252', 'cp850', 'macintosh', 'windows-1250'];

/** How much is looked at: an encoding shows in its first words. */
const SAMPLE = 20_000;

function olderOf(bytes: Uint8Array, usual: readonly string[]): string {
  const sample = bytes.subarray(0, SAMPLE);
  const foreign = otherScript(sample);
  if (foreign !== undefined) return foreign;
  const rated = usual.map((encoding) => ({ encoding, rate: westernness(sample, encoding) }));
  return rated.reduce((best, one) => (one.rate > best.rate ? one : best)).encoding;
}

const SCRIPTS: Readonly<Record<string, RegExp>> = {
  Shift_JIS: /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]+$/u,
  'EUC-JP': /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]+$/u,
  GB18030: /^[\p{scx=Han}]+$/u,
  Big5: /^[\p{scx=Han}]+$/u,
  'EUC-KR': /^[\p{scx=Hangul}]+$/u,
  'windows-1251': /^\p{scx=Cyrillic}+$/u,
  'KOI8-R': /^\p{scx=Cyrillic}+$/u,
  'windows-1253': /^\p{scx=Greek}+$/u,
  'windows-1255': /^\p{scx=Hebrew}+$/u,
  'windows-1256': /^\p{scx=Arabic}+$/u,
};

/** What a detector takes the bytes for, where the text then is in the script that belongs to it. */
function otherScript(bytes: Uint8Array): string | undefined {
  const chardet = load('chardet') as typeof Chardet;
  const likely = chardet
    .analyse(bytes)
    .map(({ name }) => SAME[name] ?? name)
    .filter((name) => SCRIPTS[name] !== undefined);
  return [...likely, ...Object.keys(SCRIPTS)].find((name) => {
    const text = decodeAs(bytes, name);
    const words = text.match(/[^\p{ASCII}]+/gu) ?? [];
    // Where single letters stand between Latin ones, they are accented letters of another encoding.
    const lone = /[A-Za-z][^\p{ASCII}]{1,2}[A-Za-z]|[A-Za-z][^\p{ASCII}](?!\p{L})/u.test(text);
    const fits = (word: string) => (SCRIPTS[name] as RegExp).test(word);
    return !lone && words.some((word) => word.length > 1) && words.every(fits);
  });
}

const SAME: Readonly<Record<string, string>> = { 'ISO-8859-5': 'windows-1251' };

const ACCENTED = /[àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿßœšžąćęłńśźżčďěňřťůőű]/;

/** How much a text looks like words with accents: signs between letters, and capitals inside, do not. */
function westernness(bytes: Uint8Array, encoding: string): number {
  const text = decodeAs(bytes, encoding);
  let rate = 0;
  for (const { 0: sign, index } of text.matchAll(/[^\p{ASCII}]/gu)) {
    const before = text[index - 1] ?? '';
    const inside = /\p{L}/u.test(before) || /\p{Ll}/u.test(text[index + 1] ?? '');
    if (ACCENTED.test(sign)) rate += 1;
    else if (ACCENTED.test(sign.toLowerCase())) rate += /\p{Ll}/u.test(before) ? -0.5 : 1;
    else if (/\p{L}/u.test(sign)) rate -= 0.25;
    else if (inside || /\p{Cc}/u.test(sign)) rate -= 1;
  }
  return rate;
}
