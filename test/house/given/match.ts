import { type Expression, power, textOf, within } from './expression.js';

type Bound = ReadonlyMap<string, string>;

/**
 * Whether one of the texts is `pattern`, under whatever names: each name of the pattern may stand for any
 * part, the same part wherever it occurs. Of a sum or a product a part is enough.
 */
export function isAmong(texts: Iterable<Expression>, pattern: Expression): boolean {
  for (const text of texts) if (match(pattern, text, new Map(), true)) return true;
  return false;
}

/** Formulas and all that they are made of, each once. */
export function partsOf(formulas: readonly Expression[]): Expression[] {
  const all = formulas.flatMap(within).filter((part) => 'parts' in part);
  return [...new Map(all.map((part) => [textOf(part), part])).values()];
}

/** How telling a pattern is: its operations, its numbers, and that a name comes back. */
export function weightOf(pattern: Expression): number {
  const all = within(pattern);
  const names = all.flatMap((part) => (part.kind === 'name' ? [part.name] : []));
  const operations = all.map((part) => {
    if (part.kind === 'call') return 1;
    return 'parts' in part ? part.parts.length - 1 : 0;
  });
  const numbers = all.filter((part) => part.kind === 'number' && isTelling(part, all)).length;
  const repeated = names.length - new Set(names).size;
  return operations.reduce((a, b) => a + b, 0) + repeated + numbers / 2;
}

/** Of signs, reciprocals and roots the operation counts already. */
function isTelling(part: Expression & { kind: 'number' }, all: readonly Expression[]): boolean {
  const around = all.find((one) => 'parts' in one && one.parts.includes(part));
  return Math.abs(part.value) !== 1 || around?.kind === 'sum';
}

function match(
  pattern: Expression,
  text: Expression,
  bound: Bound,
  isRoot = false,
): Bound | undefined {
  if (pattern.kind === 'name') {
    const before = bound.get(pattern.name);
    if (before === undefined) return new Map([...bound, [pattern.name, textOf(text)]]);
    return before === textOf(text) ? bound : undefined;
  }
  if (pattern.kind === 'number') {
    return text.kind === 'number' && near(pattern.value, text.value) ? bound : undefined;
  }
  if (text.kind !== pattern.kind || text.parts.length < pattern.parts.length) return undefined;
  if (text.parts.length > pattern.parts.length && !(isRoot && pattern.kind !== 'call')) {
    return undefined;
  }
  if (pattern.kind === 'call') {
    const whole = asRoot(pattern, text);
    if (whole) return match(whole.base, whole.text, bound);
    if (text.kind !== 'call' || text.name !== pattern.name) return undefined;
    if (!['max', 'min'].includes(pattern.name)) return inOrder(pattern.parts, text.parts, bound);
  }
  return inAnyOrder(pattern.parts, text.parts, bound);
}

/** 1 / std is found in 1 / √(var + eps): the name stands for the root. */
function asRoot(pattern: Expression, text: Expression) {
  if (pattern.kind !== 'call' || pattern.name !== 'power') return undefined;
  if (text.kind !== 'call' || text.name !== 'power') return undefined;
  const [[base, exponent], [inner, other]] = [pattern.parts, text.parts];
  if (base?.kind !== 'name' || exponent?.kind !== 'number' || other?.kind !== 'number') {
    return undefined;
  }
  return { base, text: power(inner as Expression, other.value / exponent.value) };
}

function inOrder(
  patterns: readonly Expression[],
  texts: readonly Expression[],
  bound: Bound,
): Bound | undefined {
  let now: Bound | undefined = bound;
  for (const [i, pattern] of patterns.entries()) {
    now = now && match(pattern, texts[i] as Expression, now);
  }
  return now;
}

/** Parts that are more than a name first: they decide what the names stand for. */
function inAnyOrder(
  patterns: readonly Expression[],
  texts: readonly Expression[],
  bound: Bound,
): Bound | undefined {
  const [first, ...rest] = [...patterns].sort(
    (a, b) => Number(a.kind === 'name') - Number(b.kind === 'name'),
  );
  if (first === undefined) return bound;
  for (const [i, text] of texts.entries()) {
    const now = match(first, text, bound);
    const others = texts.filter((_, j) => j !== i);
    const found = now && inAnyOrder(rest, others, now);
    if (found) return found;
  }
  return undefined;
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-3 * Math.max(Math.abs(a), Math.abs(b));
}
