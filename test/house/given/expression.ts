/** A formula as a tree in which the same thing looks the same, however it was written. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'sum' | 'product'; readonly parts: readonly Expression[] }
  | { readonly kind: 'call'; readonly name: string; readonly parts: readonly Expression[] };

export const number = (value: number): Expression => ({ kind: 'number', value });
export const name = (text: string): Expression => ({ kind: 'name', name: text });

/** Sums lie flat, and their numbers are added. */
export function sum(parts: readonly Expression[]): Expression {
  const flat = parts.flatMap((part) => (part.kind === 'sum' ? part.parts : [part]));
  const value = flat.reduce((all, part) => (part.kind === 'number' ? all + part.value : all), 0);
  const others = flat.filter(({ kind }) => kind !== 'number');
  const all = value === 0 && others.length > 0 ? others : [...others, number(value)];
  return all.length === 1 ? (all[0] as Expression) : { kind: 'sum', parts: sorted(all) };
}

/**
 * Products lie flat, their numbers are multiplied, equal factors become a power; a number goes into a sum,
 * everything into the branches of a choice.
 */
export function product(parts: readonly Expression[]): Expression {
  const flat = parts.flatMap((part) => (part.kind === 'product' ? part.parts : [part]));
  const choice = flat.find((part) => part.kind === 'call' && part.name === 'where');
  if (choice?.kind === 'call' && choice.parts.length === 3) {
    const rest = flat.filter((part) => part !== choice);
    const [test, yes, no] = choice.parts as [Expression, Expression, Expression];
    return call('where', [test, product([yes, ...rest]), product([no, ...rest])]);
  }
  let value = 1;
  const powers = new Map<string, { base: Expression; exponent: number }>();
  for (const part of flat) {
    if (part.kind === 'number') {
      value *= part.value;
      continue;
    }
    const [base, exponent] = asPower(part);
    const before = powers.get(textOf(base))?.exponent ?? 0;
    powers.set(textOf(base), { base, exponent: before + exponent });
  }
  const factors = [...powers.values()].map(({ base, exponent }) => power(base, exponent));
  const [only] = factors;
  if (value === 0) return number(0);
  if (factors.length === 1 && only?.kind === 'sum' && value !== 1) {
    return sum(only.parts.map((part) => product([number(value), part])));
  }
  const all = value === 1 && factors.length > 0 ? factors : [number(value), ...factors];
  return all.length === 1 ? (all[0] as Expression) : { kind: 'product', parts: sorted(all) };
}

export function power(base: Expression, exponent: number): Expression {
  if (exponent === 1) return base;
  if (exponent === 0) return number(1);
  if (base.kind === 'number') return number(base.value ** exponent);
  if (base.kind === 'product') return product(base.parts.map((part) => power(part, exponent)));
  const [inner, own] = asPower(base);
  if (own !== 1) return power(inner, own * exponent);
  return { kind: 'call', name: 'power', parts: [base, number(exponent)] };
}

function asPower(part: Expression): [base: Expression, exponent: number] {
  if (part.kind !== 'call' || part.name !== 'power') return [part, 1];
  const [base, exponent] = part.parts as [Expression, Expression];
  return exponent.kind === 'number' ? [base, exponent.value] : [part, 1];
}

export function call(text: string, parts: readonly Expression[]): Expression {
  const ordered = text === 'max' || text === 'min' ? sorted(parts) : parts;
  return { kind: 'call', name: text, parts: ordered };
}

export const negative = (of: Expression): Expression => product([number(-1), of]);
export const quotient = (a: Expression, b: Expression): Expression => product([a, power(b, -1)]);

/** The same for equal expressions; people can read it, too. */
export function textOf(expression: Expression): string {
  const known = TEXTS.get(expression);
  if (known !== undefined) return known;
  const text = writtenOut(expression);
  TEXTS.set(expression, text);
  return text;
}

/** They are asked for again and again. */
const TEXTS = new WeakMap<Expression, string>();

function writtenOut(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return String(Number(expression.value.toPrecision(9)));
    case 'name':
      return expression.name;
    case 'call':
      return `${expression.name}(${expression.parts.map(textOf).join(', ')})`;
    default:
      return `(${expression.parts.map(textOf).join(expression.kind === 'sum' ? ' + ' : ' · ')})`;
  }
}

/** An expression and all that it is made of. */
export function within(expression: Expression): Expression[] {
  const parts = 'parts' in expression ? expression.parts : [];
  return [expression, ...parts.flatMap(within)];
}

function sorted(parts: readonly Expression[]): Expression[] {
  return [...parts].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
}
