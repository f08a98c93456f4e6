/** A Python literal as a .npy header holds it: texts, whole numbers, booleans, lists and tuples. */
export type Literal =
  | string
  | number
  | boolean
  | null
  | { readonly tuple: readonly Literal[] }
  | { readonly list: readonly Literal[] }
  | { readonly dict: ReadonlyMap<string, Literal> };

/** A text that is no such literal. */
export class LiteralError extends Error {
  override name = 'LiteralError';
}

const TOKEN =
  /\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([-+]?\d+)[lL]?(?![\w.])|([A-Za-z]+)|([[\](){},:]))/y;

/** The value of a Python literal; the `L` after Python 2's whole numbers is passed over. */
export function parseLiteral(text: string): Literal {
  const tokens = tokensOf(text);
  let at = 0;
  const value = parse(0);
  if (at !== tokens.length) throw new LiteralError('more after its end');
  return value;

  function parse(depth: number): Literal {
    if (depth > 20) throw new LiteralError('nested too deep');
    const token = tokens[at++];
    if (token === undefined) throw new LiteralError('it ends too early');
    if ('value' in token) return token.value;
    if (token.sign === '{') return parseDict(depth);
    if (token.sign === '[') return { list: parseParts(']', depth).parts };
    if (token.sign !== '(') throw new LiteralError(`an unexpected ${token.sign}`);
    const { parts, commas } = parseParts(')', depth);
    return parts.length === 1 && commas === 0 ? parts[0]! : { tuple: parts };
  }

  function parseParts(close: string, depth: number) {
    const parts: Literal[] = [];
    let commas = 0;
    while (!accept(close)) {
      if (parts.length > commas) throw new LiteralError('a comma is missing');
      parts.push(parse(depth + 1));
      if (accept(',')) commas++;
    }
    return { parts, commas };
  }

  function parseDict(depth: number): Literal {
    const dict = new Map<string, Literal>();
    let open = true;
    while (!accept('}')) {
      const key = parse(depth + 1);
      if (!open || typeof key !== 'string' || !accept(':'))
        throw new LiteralError('a dictionary that is not well formed');
      dict.set(key, parse(depth + 1));
      open = accept(',');
    }
    return { dict };
  }

  function accept(sign: string): boolean {
    const token = tokens[at];
    const found = token !== undefined && 'sign' in token && token.sign === sign;
    if (found) at++;
    return found;
  }
}

type Token = { readonly value: string | number | boolean | null } | { readonly sign: string };

const NAMES: Readonly<Record<string, boolean | null>> = { True: true, False: false, None: null };

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const rest = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < rest.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(rest);
    if (!match) throw new LiteralError(`an unexpected ${JSON.stringify(rest[from])}`);
    const [, single, double, whole, word, sign] = match;
    if (sign !== undefined) tokens.push({ sign });
    else if (whole !== undefined) tokens.push({ value: Number(whole) });
    else if (word === undefined) tokens.push({ value: (single ?? double)! });
    else if (Object.hasOwn(NAMES, word)) tokens.push({ value: NAMES[word]! });
    else throw new LiteralError(`an unexpected ${word}`);
  }
  return tokens;
}
