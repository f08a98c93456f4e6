import { describeValue, showNumber, suggest } from 'chainrule-grader/checks';

/** A recipe that cannot be tried: one sentence on the setting, and what to do. */
export class RecipeError extends Error {
  override name = 'RecipeError';
  constructor(
    /** Without the advice. */
    readonly what: string,
    readonly advice?: string,
  ) {
    super(advice ? `${what}: ${advice}` : what);
  }
}

/** Reads one setting, or says in one sentence why it will not do. */
export type Setting<T> = (name: string, value: unknown) => T;

/** A number within bounds. */
export function number(from: number, to: number): Setting<number> {
  return (name, value) => {
    const got = plainNumber(name, value);
    const range = `expected a number from ${from} to ${to}`;
    if (got >= from && got <= to) return got;
    throw new RecipeError(`${name} is ${showNumber(got)}; ${range}`);
  };
}

/** A whole number within bounds. */
export function whole(from: number, to: number): Setting<number> {
  return (name, value) => {
    const got = plainNumber(name, value);
    if (Number.isInteger(got) && got >= from && got <= to) return got;
    throw new RecipeError(
      `${name} is ${showNumber(got)}; expected a whole number from ${from} to ${to}`,
    );
  };
}

/** One of some names. */
export function oneOf<T extends string>(...known: readonly T[]): Setting<T> {
  return (name, value) => {
    const found = known.find((word) => word === value);
    if (found !== undefined) return found;
    const near = typeof value === 'string' ? suggest(value, known) : undefined;
    throw new RecipeError(
      `${name} is ${describeValue(value)}; expected ${known.map((word) => `'${word}'`).join(', ')}`,
      near && `did you mean '${near}'?`,
    );
  };
}

/** A list of so many things. */
export function listOf<T>(each: Setting<T>, least: number, most: number): Setting<T[]> {
  return (name, value) => {
    const items = ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
    const count = least === most ? `${most}` : `${least} to ${most}`;
    if (!Array.isArray(items)) {
      throw new RecipeError(
        `${name} is ${describeValue(value)}; expected a list`,
        'write brackets around it, as in [20]',
      );
    }
    if (items.length < least || items.length > most) {
      throw new RecipeError(`${name} has ${items.length} entries; expected ${count}`);
    }
    return Array.from(items, (item, i) => each(`${name}[${i}]`, item));
  };
}

/** What each setting of a recipe must be. */
export type Settings<R> = { readonly [K in keyof R]: Setting<R[K]> };

/** A recipe with these settings and no others. @throws RecipeError */
export function readSettings<R extends object>(settings: Settings<R>, value: unknown): R {
  const known = Object.keys(settings) as (keyof R & string)[];
  if (typeof value !== 'object' || value === null || !isPlain(value)) {
    throw new RecipeError(
      `the recipe is ${describeValue(value)}; expected { ${known.join(', ')} }`,
    );
  }
  const given = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(settings, name)) continue;
    const near = suggest(name, known);
    throw new RecipeError(
      `the recipe has a setting ${JSON.stringify(name)}, which this goal does not know`,
      near ? `did you mean ${near}?` : `it takes ${known.join(', ')}`,
    );
  }
  for (const name of known) {
    if (Object.hasOwn(given, name)) continue;
    throw new RecipeError(`the recipe has no ${name}`, `it must name each of ${known.join(', ')}`);
  }
  return Object.fromEntries(known.map((name) => [name, settings[name](name, given[name])])) as R;
}

const isPlain = (value: object) => [Object.prototype, null].includes(Object.getPrototypeOf(value));

function plainNumber(name: string, value: unknown): number {
  if (typeof value === 'number') return value;
  throw new RecipeError(
    `${name} is ${describeValue(value)}; expected a number`,
    typeof value === 'string' ? 'leave out the quotes' : undefined,
  );
}
