import * as randomNames from 'kernel-lib/random';
import * as tensorNames from 'kernel-lib/tensor';
import { NO_ERROR } from '../protocol/frames.js';
import { plainLine } from '../submission/plain.js';
import type { PreparedModule } from '../submission/prepared.js';
import { findPlace, type SourcePlace } from '../submission/stack.js';
import { CheckFailure, ChildDeath, StudentError } from './errors.js';
import type { CheckStatus } from './report.js';

/** What an error that ended a check means. */
export interface Outcome {
  status: CheckStatus;
  message: string;
  diagnosis?: string;
  place?: SourcePlace;
}

const STUB = /is not written yet/;
/** Characters of what is said of one check: most of it may be a student's own words. */
const LONGEST = 1_000;

/**
 * A check computes with what it was given: where shapes or kinds do not fit there, in `name`'s
 * results, that is not the grader's fault. Right answers never get there.
 */
export function aboutResults(error: unknown, name = 'the function'): unknown {
  if (error instanceof tensorNames.TensorError) {
    return new CheckFailure(
      `what ${name} returned does not fit: ${error.message}`,
      'compare the shapes of the results with those in the description of the function',
    );
  }
  if (error instanceof TypeError || error instanceof RangeError) {
    return new CheckFailure(
      `what ${name} returned cannot be worked with: ${error.message}`,
      'compare the kinds and shapes of the results with the description of the function',
    );
  }
  return error;
}

/** Puts an error into words for the student; anything unexpected is the grader's own fault. */
export function judge(error: unknown, name: string, modules: readonly PreparedModule[]): Outcome {
  const { message, diagnosis, ...others } = meaning(error, name, modules);
  return {
    ...others,
    message: plainLine(message, LONGEST),
    ...(diagnosis === undefined ? {} : { diagnosis: plainLine(diagnosis, LONGEST) }),
  };
}

function meaning(error: unknown, name: string, modules: readonly PreparedModule[]): Outcome {
  if (error instanceof CheckFailure) {
    const { message, diagnosis } = error;
    return { status: 'failed', message, ...(diagnosis ? { diagnosis } : {}) };
  }
  if (error instanceof ChildDeath) {
    return { status: 'error', message: `${name} ${error.message}` };
  }
  if (error instanceof StudentError) return judgeThrown(error, modules);
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { status: 'fault', message: `${FAULT}${message})` };
}

const FAULT = 'the grader failed, not you (';

/** What the grader itself said, from the message of a fault. */
export function faultOf(message: string): string {
  return message
    .replace(FAULT, '')
    .replace(/^GraderFault: /, '')
    .replace(/\)$/, '');
}

function judgeThrown(error: StudentError, modules: readonly PreparedModule[]): Outcome {
  const { remote, where } = error;
  const place = findPlace(remote.stack, modules);
  const at = place ? { place } : {};
  if (STUB.test(remote.message)) {
    const missing =
      /(?<![\w.])([\w.]{1,200}) is not written yet/.exec(remote.message)?.[1] ?? where;
    const open = place ? `: open ${place.path}, line ${place.line}` : '';
    return { status: 'todo', message: `${missing} is not written yet${open}`, ...at };
  }
  const line = place ? `${place.path}:${place.line}: ` : '';
  const what = where.endsWith('.ts')
    ? `${place ? '' : `${where} `}does not load:`
    : `${where} threw`;
  const message = `${line}${what} ${oneLine(remote.name === NO_ERROR ? remote.message : `${remote.name}: ${remote.message}`)}`;
  const diagnosis =
    remote.name === NO_ERROR
      ? 'throw an Error, which knows its line: throw new Error(…)'
      : (explain(remote.message) ?? aboutCache(error));
  return { status: 'error', message, ...(diagnosis ? { diagnosis } : {}), ...at };
}

/** Shapes that do not fit, or a part that is not there, in a function that takes a cache apart. */
function aboutCache({ where, remote, cache }: StudentError): string | undefined {
  if (
    cache === undefined ||
    !/do not (match|broadcast)|undefined|not iterable|not a function|no element/.test(
      remote.message,
    )
  ) {
    return undefined;
  }
  return `the cache that ${where} was given is ${cache}: is it taken apart in the order in which forward packs it? If so: are the layers called in reverse order, is a .T or a reshape missing?`;
}

/** One line, without the folder in which the child runs. */
function oneLine(text: string): string {
  // Word by word: what looks for the end of the folder from each letter takes the square of the time.
  return plainLine(text, 4_000)
    .replace(/[^\s'"]+/g, withoutFolder)
    .replace(/\s+/g, ' ')
    .slice(0, 500);
}

const FOLDER = 'chainrule-';

/** A path, if it is one, without all up to the folder in which the child runs. */
function withoutFolder(word: string): string {
  const from = word.lastIndexOf(FOLDER);
  const end = from < 0 ? -1 : word.slice(from + FOLDER.length).search(/[/\\]/);
  return end < 1 ? word : word.slice(from + FOLDER.length + end + 1);
}

/** Run-time errors whose usual cause is worth saying. */
function explain(message: string): string | undefined {
  if (/Cannot assign to read only property|object is not extensible/.test(message)) {
    return 'built-in objects are frozen while checks run: keep your own state in variables';
  }
  if (/Code generation from strings/.test(message))
    return 'eval and new Function are not available';
  if (/Maximum call stack/.test(message)) return 'the function calls itself without end';
  const product = /^mul: shapes \(\d+, (\d+)\) and \((\d+), \d+\)/.exec(message);
  if (product && product[1] === product[2]) {
    return 'mul works element by element: the matrix product is dot(x, w)';
  }
  const two = /^(?:add|sub|mul|div): shapes \((\d+), (\d+)\) and \((\d+), (\d+)\)/.exec(message);
  if (two && two[1] === two[4] && two[2] === two[3]) {
    return 'the two shapes are each other turned around: a product has its factors the wrong way round, or a .T is missing or too many';
  }
  const column = /^\w+: shapes \((\d+), (\d+)\) and \((\d+),\)/.exec(message);
  if (column && column[1] === column[3]) {
    return `(${column[3]},) has one number for each row: keep it as a column, as mean(1, true) and sum(1, true) do, if that is meant; axis 0 gives one number for each column`;
  }
  const unknown = /^(\w+) is not defined$/.exec(message)?.[1];
  if (unknown !== undefined) return explainName(unknown);
  if (/is not a function$/.test(message)) {
    return 'a Tensor has methods such as add, mul, dot, sum; a number has none: which one is it here?';
  }
  if (/Cannot read propert[^\n]{1,200} of undefined/.test(message)) {
    return 'a variable is undefined there: is an argument or a part of the cache missing?';
  }
  return undefined;
}

const COMMON_JS =
  'a file gives away its functions by the word export before each of them, and takes others by import';

const FOREIGN: Readonly<Record<string, string>> = {
  ...{ module: COMMON_JS, exports: COMMON_JS, require: COMMON_JS },
  np: 'there is no np. here: import the function by its name, dot(x, w), or call a method, x.sum(0)',
  axis: 'an axis is given without its name: axis=0 is x.sum(0) here',
  keepdims: 'keepdims=True is a plain true here, after the axis: x.sum(1, true)',
  None: "Python's None is null or undefined here",
  True: "Python's True is true here",
  False: "Python's False is false here",
  print: 'to print here, write console.log(x)',
  range: 'a loop over numbers here: for (let i = 0; i < N; i++) { … }',
  len: 'the length here: x.length of a list, x.shape[0] of a Tensor',
};

/** What a name that nobody has defined was meant to be. */
function explainName(name: string): string | undefined {
  if (Object.hasOwn(FOREIGN, name)) return FOREIGN[name];
  for (const [file, names] of [
    ['tensor', tensorNames],
    ['random', randomNames],
  ] as const) {
    if (name in names) return `import it at the top: import { ${name} } from 'kernel-lib/${file}'`;
  }
  return undefined;
}
