import { type CheckTools, describeValue } from 'chainrule-grader/checks';
import { Tensor } from 'kernel-lib/tensor';

/** How an object of weights is to look, for messages. */
export interface Form {
  expected: string;
  advice: string;
}

const TWO_LAYERS: Form = {
  expected: '{ W1, b1, W2, b2 }',
  advice: 'name its parts W1, b1, W2 and b2',
};

/** A part of an object that the student returned; a failure that says what came instead. */
export function part(
  t: CheckTools,
  what: string,
  object: unknown,
  name: string,
  { expected, advice }: Form = TWO_LAYERS,
): Tensor {
  const isObject = typeof object === 'object' && object !== null && !Array.isArray(object);
  t.that(
    isObject && !(object instanceof Tensor),
    `${what} is ${describeValue(object)}; expected an object ${expected}`,
  );
  const found = (object as Record<string, unknown>)[name];
  const keys = Object.entries(object as object)
    .filter(([key, value]) => value !== undefined && /^\w{1,30}$/.test(key))
    .map(([key]) => key);
  t.that(
    found !== undefined,
    `${what} has no ${name}; it has ${keys.length > 0 ? keys.slice(0, 8).join(', ') : 'nothing'}`,
    advice,
  );
  return t.tensor(`${what}.${name}`, found);
}
