/** A change of an authored answer: replaced pieces of text, or a new body for the function. */
export type Change =
  | { replace: readonly (readonly [from: string, to: string])[] }
  | { body: string };

/** A wrong answer: it must lose points, and the student should hear why. */
export type Mutant = Change & {
  exercise: string;
  name: string;
  /** What a message or a diagnosis must say. */
  says: RegExp;
};

/** A right answer, written differently: it must earn full marks. */
export type Variant = Change & { exercise: string; name: string };

/** The source of a topic with one function changed. */
export function applyChange(source: string, exercise: string, change: Change): string {
  const start = source.indexOf(`export function ${exercise}(`);
  if (start < 0) throw new Error(`there is no function ${exercise}`);
  const bodyStart = source.indexOf('// BEGIN SOLUTION', start);
  const bodyEnd = source.indexOf('// END SOLUTION', bodyStart);
  let body = source.slice(bodyStart, bodyEnd);
  if ('body' in change) {
    body = `${change.body}\n`;
  } else {
    for (const [from, to] of change.replace) {
      if (!body.includes(from)) throw new Error(`${exercise} does not contain: ${from}`);
      body = body.replace(from, () => to);
    }
  }
  return source.slice(0, bodyStart) + body + source.slice(bodyEnd);
}
