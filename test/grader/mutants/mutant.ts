/**
 * A change of an authored answer: replaced pieces of text, a new body for the function, or new
 * bodies for methods of a class, by name; or a body around the right function, which it finds as RIGHT.
 */
export type Change = {
  /** The function that is changed, where it is another one than the exercise's own. */
  where?: string;
} & (
  | { replace: Pieces }
  | { body: string }
  | { methods: Readonly<Record<string, string>> }
  | { around: string }
);

type Pieces = readonly (readonly [from: string, to: string])[];

/** A wrong answer: it must lose points, and the student should hear why. */
export type Mutant = Change & {
  exercise: string;
  name: string;
  /** What a message or a diagnosis must say. */
  says: RegExp;
};

/** A right answer, written differently: it must earn full marks. */
export type Variant = Change & { exercise: string; name: string };

/** Short for answers to one exercise: a text is a new body, pairs are pieces to replace. */
export function answersTo(exercise: string) {
  const change = (to: string | Pieces | Change): Change => {
    if (typeof to === 'string') return { body: to };
    return 'length' in to ? { replace: to } : to;
  };
  return {
    wrong: (name: string, to: string | Pieces | Change, says: RegExp): Mutant => ({
      exercise,
      name,
      ...change(to),
      says,
    }),
    right: (name: string, to: string | Pieces | Change): Variant => ({
      exercise,
      name,
      ...change(to),
    }),
  };
}

/** The source of a topic with one function or class changed. */
export function applyChange(source: string, name: string, change: Change): string {
  const exercise = change.where ?? name;
  const start = source.search(new RegExp(`^export (function|class) ${exercise}\\b`, 'm'));
  if (start < 0) throw new Error(`there is no function or class ${exercise}`);
  const end = start + source.slice(start).search(/\n}(?=\r?\n|$)/);
  let text = source.slice(start, end);
  if ('body' in change) {
    text = withBody(text, exercise, change.body);
  } else if ('around' in change) {
    const right = `right_${exercise}`;
    const body = change.around.replaceAll('RIGHT', right);
    text = `${text.replace(`export function ${exercise}`, `function ${right}`)}\n}
export function ${exercise}(...args: Parameters<typeof ${right}>) {\n${body}`;
  } else if ('methods' in change) {
    for (const [method, body] of Object.entries(change.methods)) {
      const at = text.search(new RegExp(`^  ${method}\\(`, 'm'));
      if (at < 0) throw new Error(`${exercise} has no method ${method}`);
      text = text.slice(0, at) + withBody(text.slice(at), `${exercise}.${method}`, body);
    }
  } else {
    for (const [from, to] of change.replace) text = withPiece(text, exercise, from, to);
  }
  return source.slice(0, start) + text + source.slice(end);
}

/** The first region's text replaced. */
function withBody(text: string, name: string, body: string): string {
  const from = text.indexOf('// BEGIN SOLUTION');
  const to = text.indexOf('// END SOLUTION', from);
  if (from < 0 || to < 0) throw new Error(`${name} has no region`);
  return `${text.slice(0, from)}${body}\n${text.slice(to)}`;
}

/** A piece replaced in the first region that has it. */
function withPiece(text: string, name: string, from: string, to: string): string {
  for (let at = text.indexOf('// BEGIN SOLUTION'); at >= 0; ) {
    const end = text.indexOf('// END SOLUTION', at);
    const region = text.slice(at, end);
    if (region.includes(from)) {
      return text.slice(0, at) + region.replace(from, () => to) + text.slice(end);
    }
    at = text.indexOf('// BEGIN SOLUTION', end);
  }
  throw new Error(`${name} does not contain: ${from}`);
}
