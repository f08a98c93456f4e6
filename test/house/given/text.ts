import {
  call,
  type Expression,
  name,
  negative,
  number,
  power,
  product,
  quotient,
  sum,
} from './expression.js';
import { operation } from './program.js';

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '⁰': '0',
  '¹': '1',
  '²': '2',
  '³': '3',
  '⁴': '4',
  '⁻': '-',
  ˣ: 'x',
  ᵃ: 'a',
  ᵗ: 't',
  ᵖ: 'p',
  ⁿ: 'n',
};
const FUNCTIONS =
  /^(exp|log|tanh|cosh|sinh|sin|cos|sqrt|sign|abs|max|min|maximum|minimum|mean|sum|greater|less|where|dot|add|sub|mul|div)$/;
const GREEK =
  /\\(alpha|beta|gamma|delta|epsilon|varepsilon|eta|lambda|mu|nu|pi|rho|sigma|tau|phi|Phi|ell|nabla|partial)\b/g;

/** The formulas that stand in a text: Unicode or LaTeX, in lines of their own or among words. */
export function formulasIn(text: string): Expression[] {
  return plain(text)
    .split(/[\n=;:?!←→≤≥<>"“”|]|\.\s|\.$|,\s|\\\\|&/)
    .flatMap((piece) => new Reader(tokensOf(piece)).all());
}

/** One way of writing for the many that there are. */
function plain(text: string): string {
  let out = text
    .normalize('NFD')
    .replaceAll(/([A-Za-z])\u0302/g, '$1hat')
    .normalize('NFC');
  out = out.replaceAll(
    /\\(?:left|right|Big|big|Bigg|,|;|!|quad|qquad|displaystyle|textstyle)(?![a-z])/g,
    ' ',
  );
  out = out
    .replaceAll(/([a-z]{2})-(?=[a-z]{2})/g, '$1 ') // words with a hyphen
    .replaceAll(/\\hat\s*\{(\w)\}/g, '\\hat $1')
    .replaceAll(/(?<![\\a-zA-Z])d\\hat\s*(\w)/g, ' d$1hat ')
    .replaceAll(/\\hat\s*(\w)/g, ' $1hat ')
    .replaceAll(/_\{[^{}]*\}|_[A-Za-z0-9](?![A-Za-z])/g, '');
  out = out.replaceAll(/\\(?:mathrm|text|mathbf|operatorname)\{([^{}]*)\}/g, ' $1 ');
  for (let before = ''; before !== out; ) {
    before = out;
    out = out
      .replaceAll(/\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}/g, '(($1)/($2))')
      .replaceAll(/\\[dt]?frac(\d)(\d|[a-z])/g, '($1/$2)')
      .replaceAll(/\\sqrt\{([^{}]*)\}/g, '√($1)')
      .replaceAll(/\\overline\{([^{}]*)\}/g, ' mean($1) ')
      .replaceAll(/\^\{([^{}]*)\}/g, '^($1)');
  }
  return out
    .replaceAll(/\\(?:cdot|odot|times)/g, '·')
    .replaceAll(/\\sum/g, 'Σ')
    .replaceAll(GREEK, ' $1')
    .replaceAll(/\\(exp|log|tanh|cosh|max|min)\b/g, ' $1')
    .replaceAll(/\be([⁰¹²³⁴⁻ˣᵃᵗᵖⁿ]+)/g, (_, high: string) => ` exp(${lowered(high)})`)
    .replaceAll(/\be\^(\w|\([^()]*\))/g, ' exp($1)')
    .replaceAll(/[⁰¹²³⁴⁻]+/g, (high) => `^(${lowered(high)})`)
    .replaceAll(/[′']/g, '')
    .replaceAll(/[ᵀ`$]/g, ' ')
    .replaceAll('½', ' 0.5 ')
    .replaceAll(/([A-Za-z]\w*)\[[^\][]*\]/g, '$1')
    .replaceAll(/[−–]/g, '-');
}

const lowered = (high: string) => [...high].map((one) => SUPERSCRIPTS[one] ?? '').join('');

function tokensOf(piece: string): string[] {
  // A parenthesis that follows a name without a space is that of its argument.
  const marked = piece.replaceAll(/([\wα-ωΑ-Ω₀-₉])\(/g, '$1⟮');
  return marked.match(/\d+(?:\.\d+)?(?:e-?\d+)?|[A-Za-zα-ωΑ-ΩΣ_][\w₀-₉]*|\*\*|\S/gu) ?? [];
}

/** Reads one formula after the other; what is none is stepped over. */
class Reader {
  private at = 0;
  /** Of parentheses. */
  private depth = 0;

  constructor(private readonly tokens: readonly string[]) {}

  all(): Expression[] {
    const found: Expression[] = [];
    while (this.at < this.tokens.length) {
      const from = this.at;
      this.depth = 0;
      try {
        found.push(this.sum());
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
      }
      this.at = Math.max(this.at, from + 1);
    }
    return found;
  }

  private get next(): string {
    return this.tokens[this.at] ?? '';
  }

  private take(...texts: string[]): boolean {
    const fits = texts.includes(this.next);
    if (fits) this.at += 1;
    return fits;
  }

  private sum(): Expression {
    const isNegative = this.take('-');
    const first = this.term();
    const parts = [isNegative ? negative(first) : first];
    for (;;) {
      if (this.take('+')) parts.push(this.term());
      else if (this.take('-')) parts.push(negative(this.term()));
      else return sum(parts);
    }
  }

  private term(): Expression {
    let value = this.factor();
    for (;;) {
      if (this.take('·', '*', '×', '⊙', '⋅', '∙')) value = product([value, this.factor()]);
      else if (this.take('/')) value = quotient(value, this.factor());
      else if (this.startsFactor()) value = product([value, this.factor()]);
      else return value;
    }
  }

  /** A word of the sentence ends a formula, unless an operator holds it there. */
  private startsFactor(): boolean {
    if (/^[(⟮√Σ\d]/.test(this.next)) return true;
    if (!/^[A-Za-zα-ωΑ-Ω]/.test(this.next)) return false;
    if (this.depth > 0 || this.next.endsWith('hat')) return true;
    const after = this.tokens[this.at + 1] ?? '';
    return this.next.length <= 2 || FUNCTIONS.test(this.next) || /^[·*/^+\-×⟮]$/.test(after);
  }

  private factor(): Expression {
    const base = this.base();
    if (!this.take('^', '**')) return base;
    const exponent = this.take('-') ? negative(this.base()) : this.base();
    return exponent.kind === 'number'
      ? power(base, exponent.value)
      : call('power', [base, exponent]);
  }

  private base(): Expression {
    const token = this.next;
    this.at += 1;
    if (/^\d/.test(token)) return number(Number(token));
    if (token === '√') return power(this.factor(), 0.5);
    if (token === 'Σ') return call('sum', [this.term()]);
    if (token === '(' || token === '⟮') return this.closed();
    if (!/^[A-Za-zα-ωΑ-Ω]/.test(token)) throw new SyntaxError(token);
    if (token === 'pi' || token === 'π') return number(Math.PI);
    if (this.next !== '⟮') return name(token);
    const before = this.at;
    this.at += 1;
    const parts = this.list();
    if (FUNCTIONS.test(token)) return operation(token, parts);
    const isProduct = parts.length === 1 && this.tokens.slice(before, this.at).includes(token);
    return isProduct ? product([name(token), parts[0] as Expression]) : call(token, parts);
  }

  private closed(): Expression {
    const [inner, ...more] = this.list();
    if (more.length > 0 || inner === undefined) throw new SyntaxError('a list');
    return inner;
  }

  private list(): Expression[] {
    this.depth += 1;
    const parts = [this.sum()];
    while (this.take(',')) parts.push(this.sum());
    this.depth -= 1;
    if (!this.take(')')) throw new SyntaxError('not closed');
    return parts;
  }
}
