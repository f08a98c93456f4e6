/** A piece of a program, with the line that it starts on (from 1). */
export interface Token {
  text: string;
  line: number;
}

/** What is begun and never ended goes to the end: to look for the end anew from every quote takes hours. */
const PIECE =
  /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<text>'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?|`(?:\\[\s\S]|[^`\\])*`?)|(?<number>\d[\w.]*)|(?<name>[\p{L}_$][\p{L}\p{N}_$]*)|(?<sign>=>|\.\.\.|[=!<>]=+|&&|\|\||\?\?|\*\*|\+\+|--|[-+*/%]=|[^\s])/gu;

const KEYWORDS = new Set(
  'await break case class const continue do else export extends for function if import in let new of return static super switch this throw try catch finally typeof var void while yield null undefined true false number string boolean'.split(
    ' ',
  ),
);

/**
 * The tokens of TypeScript without comments, spaces and the words that a writer is free to choose:
 * a variable is `v` whatever it is called, a text is `s`. Keywords, numbers, signs and the names of
 * methods stay.
 */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let at = 0;
  let before = '';
  for (const match of source.matchAll(PIECE)) {
    for (; at < match.index; at++) if (source[at] === '\n') line += 1;
    const { comment, text, name } = match.groups as Record<string, string | undefined>;
    if (comment !== undefined) continue;
    let value = match[0];
    if (text !== undefined) value = 's';
    else if (name !== undefined && !KEYWORDS.has(name) && before !== '.') value = 'v';
    // Semicolons, and `const` for `let`, are a matter of habit.
    if (value === ';') continue;
    if (value === 'let' || value === 'var') value = 'const';
    tokens.push({ text: value, line });
    before = value;
  }
  return tokens;
}
