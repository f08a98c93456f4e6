/** Letters that are no other letter with a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Text for comparing: no accents, no case, nothing but letters and digits. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßøłæœđðþı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const MOST_WORDS = 12;
const MOST_TRIES = 5_000;

function wordsOf(name: string): string[] {
  const words = name
    .slice(0, 300)
    .split(/[\s,_.\-‐-―'’]+/)
    .map(fold);
  return words.filter((word) => word !== '').slice(0, MOST_WORDS);
}

/** As names are written where there are no umlauts: Mueller. */
function spelled(name: string): string {
  return name.normalize('NFC').replace(/[äöüÄÖÜ]/g, (letter) => `${letter.normalize('NFD')[0]}e`);
}

/**
 * Whether two names have the same words, in whichever order and however they are joined: "Doe, Jane",
 * "Jane Doe" and "doejane"; accents, hyphens and umlauts written out do not matter.
 */
export function sameName(a: string, b: string): boolean {
  return [a, spelled(a)].some((one) =>
    [b, spelled(b)].some((other) => sameWords(wordsOf(one), wordsOf(other))),
  );
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  if (few.length === 0 || few.join('').length !== many.join('').length) return false;
  let tries = 0;
  // Each of the few is made of some of the many, one after the other.
  const fill = (rest: string, next: readonly string[], left: readonly string[]): boolean => {
    tries += 1;
    if (tries > MOST_TRIES) return false;
    if (rest === '') {
      const [first, ...others] = next;
      return first === undefined ? left.length === 0 : fill(first, others, left);
    }
    const fitting = new Set(left.filter((word) => rest.startsWith(word)));
    return [...fitting].some((word) => {
      const at = left.indexOf(word);
      return fill(rest.slice(word.length), next, [...left.slice(0, at), ...left.slice(at + 1)]);
    });
  };
  return fill('', few, many);
}

/** A name for a file: plain letters and digits, never empty, never longer than 60. */
export function slug(text: string): string {
  const plain = text
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|(?<![-.])[-.]+$/g, '')
    .slice(0, 60);
  return plain === '' ? 'student' : plain;
}
