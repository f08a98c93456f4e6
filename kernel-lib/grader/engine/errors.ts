import { Problem } from 'kernel-lib/display';
import type { RemoteError } from '../protocol/frames.js';
import { plainLine } from '../submission/plain.js';

/** The grader itself cannot do its work: not the student's fault, and never silently a zero. */
export class GraderFault extends Problem {
  override readonly name = 'GraderFault';

  constructor(message: string) {
    super(plainLine(message));
  }
}

/** The student's function threw. */
export class StudentError extends Error {
  override name = 'StudentError';
  constructor(
    /** The exported name that was called, or the file that was loaded. */
    readonly where: string,
    readonly remote: RemoteError,
    /** What the cache held that it was given, if it was given one. */
    readonly cache?: string,
  ) {
    super(`${remote.name}: ${remote.message}`);
  }
}

export type DeathCause = 'timeout' | 'exit' | 'memory' | 'output' | 'protocol';

/** The process with the student's code ended, or had to be ended. */
export class ChildDeath extends Error {
  override name = 'ChildDeath';
  constructor(
    readonly reason: DeathCause,
    message: string,
  ) {
    super(message);
  }
}

/** How the message on a time-out begins. */
export const NO_ANSWER = 'gave no answer within';
/** How the message begins when there is no room for a child's folder. */
export const NO_ROOM = 'there is no room for the folder in which exercises run';

/** A check did not hold. */
export class CheckFailure extends Error {
  override name = 'CheckFailure';
  constructor(
    message: string,
    /** The likely cause, where it can be told. */
    readonly diagnosis?: string,
  ) {
    super(message);
  }
}
