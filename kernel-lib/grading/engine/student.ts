import type { RemoteError } from '../protocol/frames.js';
import { Handle } from '../protocol/values.js';
import type { SandboxProcess } from '../sandbox/process.js';
import { describeValue } from './compare.js';
import type { Exercise } from './define.js';
import { CheckFailure, GraderFault, StudentError } from './errors.js';

/** What the last call was given, for diagnoses. */
export interface CallRecord {
  name: string;
  inputs: { name: string; value: unknown }[];
  /** Names of the arguments that the call changed, without those that it is to update. */
  changed: string[];
  /** What the arguments that the exercise `updates` are after the call, by name. */
  after: Record<string, unknown>;
}

/** The student's functions, as a check sees them: remote calls that return plain values. */
export class Student {
  private calls = 0;
  /** The last call that returned. */
  last: CallRecord = { name: '', inputs: [], changed: [], after: {} };

  constructor(
    private readonly process: SandboxProcess,
    private readonly exercises: readonly Exercise[],
  ) {}

  /**
   * Calls an exported function in the child and returns its results: an array with one entry per
   * name in the exercise's `returns` (a cache as a handle, to pass on), or the value itself when
   * `returns` is one name. Arguments are copies; what the student does to them stays in the child.
   */
  async call(name: string, ...args: unknown[]): Promise<unknown[]> {
    const { value, returns } = await this.invoke(name, args);
    if (typeof returns === 'string') return [value];
    if (!Array.isArray(value)) {
      throw new CheckFailure(
        `${name} returned ${describeValue(value)}; expected [${returns.join(', ')}]`,
        `end the function with: return [${returns.join(', ')}]`,
      );
    }
    if (value.length < returns.length) {
      throw new CheckFailure(
        `${name} returned a list of ${value.length}; expected [${returns.join(', ')}]`,
      );
    }
    return value;
  }

  private async invoke(name: string, args: unknown[]) {
    const exercise = this.exercises.find((candidate) => candidate.name === name);
    if (!exercise) throw new GraderFault(`a check calls ${name}, which is no exercise`);
    const { returns, params, updates = [] } = exercise;
    const keep =
      typeof returns === 'string' ? [] : returns.flatMap((r, i) => (r === 'cache' ? [i] : []));
    this.calls += 1;
    const id = this.calls;
    const reply = await this.process.ask({ kind: 'call', id, name, args, keep });
    if (reply.kind === 'threw') throw new StudentError(name, reply.error);
    if (reply.kind !== 'returned') throw new GraderFault('the child answered another question');
    const paramName = (i: number) => params[i] ?? `argument ${i + 1}`;
    const inputs = args.map((value, i) => ({ name: paramName(i), value }));
    const changed = reply.changed.map(paramName);
    const now = (input: string, value: unknown) => {
      const at = changed.indexOf(input);
      return at < 0 ? value : reply.after[at];
    };
    this.last = {
      name,
      inputs,
      changed: changed.filter((input) => !updates.includes(input)),
      after: Object.fromEntries(
        inputs
          .filter((input) => updates.includes(input.name))
          .map((input) => [input.name, now(input.name, input.value)]),
      ),
    };
    return { value: reply.value, returns };
  }
}

/** True for a value that stayed in the child. */
export function isHandle(value: unknown): value is Handle {
  return value instanceof Handle;
}

export type { RemoteError };
