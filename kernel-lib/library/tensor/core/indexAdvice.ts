import type { BracketAdvice } from './brackets.js';
import { IndexError } from './errors.js';
import { formatShape } from './shape.js';

/**
 * What an array (a Tensor, or what holds one) answers to `x[0]`. `numbers` is where its numbers are
 * read one by one and written: `x` itself, or a field such as `x.value`.
 */
export function indexAdvice(kind: string, numbers = 'x'): BracketAdvice {
  return {
    index: (x, key, writes) => {
      const index = asArgument(key);
      const slice = `x.slice(${index})`;
      const at = `${numbers}.at(${allAxes(key, shapeOf(x))})`;
      const set = `${numbers}.set(v, ${index})`;
      const advice = writes
        ? `Write ${set}, or ${numbers}.addAt(v, ${index}) to add to what is there; to read it, ${slice}, or ${at} for one number.`
        : `Write ${slice} for a row or a part, ${at} for one number, ${set} to change it.`;
      return new IndexError(
        `x[${key}]: ${named(kind, x)} cannot be ${writes ? 'written' : 'read'} with square brackets.${whyBad(key)} ${advice}`,
      );
    },
    contains: (_, key) =>
      new IndexError(
        `${key} in x: "in" does not search a ${kind}. Write ${numbers}.equal(${asArgument(key)}).any() for whether an element is ${key}; x.slice(i) reads a part, ${numbers}.at(i, j) one number, ${numbers}.set(v, i) writes.`,
      ),
    length: (x) =>
      new IndexError(
        `x.length: ${named(kind, x)} has no length. Write x.shape[0] for the size of its first axis, or x.size for the number of all elements.`,
      ),
  };
}

function shapeOf(x: object): readonly number[] | undefined {
  const { shape } = x as { shape?: unknown };
  return Array.isArray(shape) ? (shape as number[]) : undefined;
}

function named(kind: string, x: object): string {
  const shape = shapeOf(x);
  return `a ${kind}${shape ? ` ${formatShape(shape)}` : ''}`;
}

const isWhole = (key: string): boolean => /^[-+]?\d+$/.test(key);

/** The key as an argument of slice: a number, the text of a slice, else a letter for what was meant. */
function asArgument(key: string): string {
  if (isWhole(key)) return key;
  if (key.startsWith('[')) return 'mask';
  return /^[-+\d:,. ]+$/.test(key) && /[:,]|\.\.\./.test(key) ? `'${key}'` : 'i';
}

/** The arguments of at: `0, j` for the key 0 of a matrix. */
function allAxes(key: string, shape: readonly number[] | undefined): string {
  const first = isWhole(key) ? key : 'i';
  const letters = [...'jklmnopq'].slice(0, Math.max(0, (shape?.length ?? 2) - 1));
  return [first, ...letters].join(', ');
}

function whyBad(key: string): string {
  if (key === 'undefined' || key === 'null' || key === 'NaN') return ` And the index is ${key}.`;
  return /^-?\d*\.\d/.test(key) ? ` And ${key} is no whole number.` : '';
}
