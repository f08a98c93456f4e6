/** Text for comparing: no accents, no case, nothing but letters and digits. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A person's name with its words in every order (up to four words), folded to one word each. */
export function nameForms(name: string): string[] {
  const words = name
    .split(/[\s,]+/)
    .map(fold)
    .filter((word) => word !== '')
    .slice(0, 4);
  return orders(words).map((order) => order.join(''));
}

function orders(words: readonly string[]): string[][] {
  if (words.length <= 1) return [[...words]];
  return words.flatMap((word, i) =>
    orders([...words.slice(0, i), ...words.slice(i + 1)]).map((rest) => [word, ...rest]),
  );
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
