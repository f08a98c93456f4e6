import {
  type CallRequest,
  OVERWRITTEN,
  type RemoteError,
  type Request,
  SHARED,
} from '../protocol/frames.js';
import { Handle, Opaque, Probe } from '../protocol/values.js';
import { describeValue } from './compare.js';
import { Doubts, sameResults } from './doubts.js';
import { CheckFailure, ChildDeath, GraderFault, StudentError } from './errors.js';
import type { Exercise, MethodShape } from './exercise.js';
import type { HostProcess } from './host.js';
import { Pace } from './pace.js';

/** What the last call was given, for diagnoses. */
export interface CallRecord {
  name: string;
  inputs: { name: string; value: unknown }[];
  /** Names of the arguments that the call changed, without those that it is to update. */
  changed: string[];
  /** Names of the caches in which the call changed numbers. */
  spent: string[];
  /** What the arguments that the exercise `updates` are after the call, by name. */
  after: Record<string, unknown>;
}

/** An instance of a student's class. It lives in the child; checks hand it to {@link Student.method}. */
export class Instance extends Handle {
  constructor(
    call: number,
    readonly className: string,
  ) {
    super(call, -1, `a ${className}`);
  }
}

/** The student's functions, as a check sees them: remote calls that return plain values. */
export class Student {
  private calls = 0;
  private readonly twice = new Set<string>();
  /** What no right function does, seen at its calls. */
  readonly doubts = new Doubts();
  /** How long its calls take. */
  readonly pace: Pace;
  /** How many calls have returned. */
  answers = 0;
  /** The last call that returned. */
  last: CallRecord = { name: '', inputs: [], changed: [], spent: [], after: {} };

  constructor(
    private readonly process: Pick<HostProcess, 'ask' | 'computed'>,
    private readonly exercises: readonly Exercise[],
    clock?: () => number,
  ) {
    this.pace = new Pace(clock);
  }

  /**
   * Calls an exported function in the child and returns its results: an array with one entry per
   * name in the exercise's `returns` (a cache as a handle, to pass on), or the value itself when
   * `returns` is one name. Arguments are copies; what the student does to them stays in the child.
   */
  async call(name: string, ...args: unknown[]): Promise<unknown[]> {
    const exercise = this.exercise(name);
    const request = { kind: 'call', id: 0, name, args, ...travelling(exercise) } as const;
    const value = await this.ask(name, exercise, request);
    await this.askAgain(exercise, request, value);
    return requireResults(name, exercise, value);
  }

  /** Makes an instance of an exported class in the child: `new NAME(...args)`. */
  async create(name: string, ...args: unknown[]): Promise<Instance> {
    const exercise = this.exercise(name);
    await this.ask(`new ${name}`, exercise, { kind: 'create', id: 0, name, args });
    return new Instance(this.calls, name);
  }

  /** Calls a method of an instance; results as in {@link Student.call}. */
  async method(target: Instance, name: string, ...args: unknown[]): Promise<unknown[]> {
    const method = this.exercise(target.className).methods[name];
    const title = `${target.className}.${name}`;
    if (!method) throw new GraderFault(`a check calls ${title}, which the exercise does not name`);
    const request = { kind: 'method', id: 0, name, args, target, ...travelling(method) } as const;
    return requireResults(title, method, await this.ask(title, method, request));
  }

  /** How often the student's code has called a probe, and with which arguments each time. */
  async recall(probe: Probe): Promise<{ count: number; args: unknown[][] }> {
    const request = { kind: 'recall', probe: probe.id } as const;
    const reply = await this.pace.ask(this.process, probe.name, request);
    const value = reply.kind === 'returned' ? reply.value : undefined;
    if (value instanceof Opaque) {
      throw new CheckFailure(`${this.last.name} called ${probe.name} with ${value.description}`);
    }
    const { count, args } = (value ?? {}) as { count?: unknown; args?: unknown };
    if (typeof count !== 'number' || !Array.isArray(args) || !args.every(Array.isArray)) {
      throw anotherAnswer();
    }
    return { count, args };
  }

  private exercise(name: string): Exercise {
    const exercise = this.exercises.find((candidate) => candidate.name === name);
    if (!exercise) throw new GraderFault(`a check calls ${name}, which is no exercise`);
    return exercise;
  }

  /** The first call of each function twice: the answer must be the same, and of its own. */
  private async askAgain(exercise: Exercise, request: CallRequest, first: unknown): Promise<void> {
    const { name } = exercise;
    // A probe counts its calls.
    const counts = request.args.some((arg) => arg instanceof Probe);
    if (this.twice.has(name) || counts || first instanceof Opaque) return;
    this.twice.add(name);
    const { last } = this;
    try {
      const second = await this.ask(name, exercise, request);
      const same = sameResults(first, second) && sameResults(last.after, this.last.after);
      if (!exercise.unseeded && !same) this.doubts.note(name, 'unsteady', unsteady(last));
    } catch (error) {
      if (!(error instanceof StudentError)) throw error;
      this.doubts.note(name, 'unsteady', unsteady(last, error.message));
    }
    this.last = last;
  }

  /** Sends a request and notes what it was given, under `title`. */
  private async ask(
    title: string,
    { params, updates = [] }: Pick<Exercise, 'params' | 'updates'>,
    request: Extract<Request, { args: unknown[] }>,
  ): Promise<unknown> {
    this.calls += 1;
    const reply = await this.pace.ask(this.process, title, { ...request, id: this.calls });
    if (reply.kind === 'threw') throw problemOf(title, reply.error, request.args);
    if (reply.kind !== 'returned') throw anotherAnswer();
    this.answers += 1;
    const paramName = (i: number) => params[i] ?? `argument ${i + 1}`;
    const inputs = request.args.map((value, i) => ({ name: paramName(i), value }));
    if (reply.changed.includes(SHARED)) this.doubts.note(title, 'shared', sharedMemory(title));
    const isSpent = (i: number) => isHandle(request.args[i]);
    const changed = reply.changed.map((i) => (i < 0 || isSpent(i) ? '' : paramName(i)));
    if (reply.changed.includes(OVERWRITTEN)) {
      this.doubts.note(title, 'overwritten', overwrittenCache(title));
    }
    const now = (input: string, value: unknown) => {
      const at = changed.indexOf(input);
      return at < 0 ? value : reply.after[at];
    };
    this.last = {
      name: title,
      inputs,
      changed: changed.filter((input) => input !== '' && !updates.includes(input)),
      spent: reply.changed.filter(isSpent).map(paramName),
      after: Object.fromEntries(
        inputs
          .filter((input) => updates.includes(input.name))
          .map((input) => [input.name, now(input.name, input.value)]),
      ),
    };
    if (request.kind === 'call' && changedBy(this.last).length > 0) {
      this.doubts.note(title, 'changed', changedInputs(this.last));
    }
    return reply.value;
  }
}

/** The arguments that a call changed, caches too. */
export function changedBy({ changed, spent }: CallRecord): string[] {
  return [...changed, ...spent];
}

/** A function changed what it was given. */
export function changedInputs(call: CallRecord): CheckFailure {
  const { name, spent } = call;
  const copy =
    'methods that end in an underscore and set() change in place, copy() gives a fresh one';
  if (call.changed.length === 0) {
    return new CheckFailure(
      `${name} changed its ${spent.join(' and ')} in place`,
      `a second backward with the same cache would give something else, and an x in it belongs to the caller: ${copy}`,
    );
  }
  return new CheckFailure(
    `${name} changed its input ${changedBy(call).join(' and ')}`,
    `work on a new tensor: ${copy} ({ ...config } of an object)`,
  );
}

function sharedMemory(name: string): CheckFailure {
  return new CheckFailure(
    `two calls of ${name} returned the same memory: the second one overwrites what the first has given`,
    'it writes into one tensor that it keeps between calls: make a new one in each call',
  );
}

function overwrittenCache(name: string): CheckFailure {
  return new CheckFailure(
    `a call of ${name} changed the cache that an earlier call had returned`,
    'what backward needs lies in one place for all calls, and the latest call is all that it remembers: make new tensors and a new list in each call',
  );
}

function unsteady({ name, spent }: CallRecord, threw?: string): CheckFailure {
  return new CheckFailure(
    threw === undefined
      ? `two calls of ${name} with the same arguments gave different results`
      : `the second of two calls of ${name} with the same arguments threw ${threw}`,
    spent.length > 0
      ? `the first call changed its ${spent.join(' and ')} in place: work on a copy()`
      : 'it keeps something between calls, in a variable outside the function, or draws numbers without a seed: the result depends on the arguments alone',
  );
}

/** Our own program in the child never does that. */
export function anotherAnswer(): ChildDeath {
  return new ChildDeath('protocol', 'answered another question than the one that was asked');
}

/** What of the results is looked at, and what of it stays in the child. */
function travelling({ returns }: MethodShape): { keep: number[]; results: number } {
  if (typeof returns === 'string') return { keep: [], results: 0 };
  const keep = returns.flatMap((result, i) => (result === 'cache' ? [i] : []));
  return { keep, results: returns.length };
}

/** The results as a list; a failure that says what came instead. */
function requireResults(title: string, { returns }: MethodShape, value: unknown): unknown[] {
  const wanted = typeof returns === 'string' ? returns : `[${returns.join(', ')}]`;
  if (value instanceof Opaque) {
    throw new CheckFailure(
      `${title} returned ${value.description}; expected ${wanted}`,
      adviceOn(value),
    );
  }
  if (typeof returns === 'string') return [value];
  if (!Array.isArray(value)) {
    throw new CheckFailure(
      `${title} returned ${describeValue(value)}; expected ${wanted}`,
      `end the function with: return ${wanted}`,
    );
  }
  if (value.length < returns.length) {
    throw new CheckFailure(
      `${title} returned a list of ${value.length}; expected ${wanted}`,
      `all ${returns.length} are needed, in this order: return ${wanted}`,
    );
  }
  return value;
}

const ADVICE: Readonly<Record<string, string>> = {
  'a function': 'a function is no answer: call it, and return the value that it gives',
  'a Promise': 'leave out async and await',
  'a generator':
    'function* makes a generator: leave out the asterisk, and write return in place of yield',
  'an async generator':
    'async function* makes a generator: write function alone, and return in place of yield',
  'an iterator': 'make a list of it: [...values]',
  'an Error': 'an error is thrown, not returned: throw new Error(…)',
  'a Map': 'return a plain object, { name: value }, or a list',
  'a Set': 'return a list: [...values]',
  'a Proxy': 'return the value itself, not a Proxy around it',
  'a boxed value': 'leave out new: Number(x) is a number, new Number(x) an object',
};

/** What to do about a result that cannot leave the child. */
export function adviceOn({ description }: Opaque): string | undefined {
  return Object.hasOwn(ADVICE, description) ? ADVICE[description] : undefined;
}

function problemOf(title: string, error: RemoteError, args: readonly unknown[]): Error {
  const [className = '', method = ''] = title.replace(/^new /, '').split('.');
  if (error.name === 'NoSuchMethod') {
    return new CheckFailure(
      `${className} has no method ${method}`,
      `write ${method}(…) { … } inside the braces of class ${className}`,
    );
  }
  if (error.name === 'NotAnInstance') {
    return new CheckFailure(
      `new ${className}() is not a ${className}`,
      'a constructor returns nothing: leave out its return',
    );
  }
  const cache = args.find((arg) => arg instanceof Handle && !(arg instanceof Instance));
  return new StudentError(title, error, (cache as Handle | undefined)?.description);
}

/** True for a value that stayed in the child. */
export function isHandle(value: unknown): value is Handle {
  return value instanceof Handle;
}
