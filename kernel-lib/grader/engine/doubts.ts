import { sameBytes } from 'kernel-lib/platform';
import { Handle, valueBytes } from '../protocol/values.js';
import type { CheckFailure } from './errors.js';

export type DoubtKind = 'changed' | 'shared' | 'overwritten' | 'unsteady' | 'sibling';

/**
 * What no right function does, whatever a check looks for: it changes what it was given, hands out the
 * same memory twice, gives two answers to one question, lets a sibling do its work. Seen at every call; it costs a check that would
 * have passed, each kind once.
 */
export class Doubts {
  private readonly said = new Set<string>();
  private open: { name: string; kind: DoubtKind; failure: CheckFailure }[] = [];

  note(name: string, kind: DoubtKind, failure: CheckFailure): void {
    const known = this.open.some((doubt) => doubt.name === name && doubt.kind === kind);
    if (!known) this.open.push({ name, kind, failure });
  }

  /** Forgets what belongs to an earlier check. */
  forget(): void {
    this.open = [];
  }

  /** The check has compared for itself whether its inputs were changed: that is enough. */
  saidBy(name: string, kind: DoubtKind): void {
    this.said.add(`${name} ${kind}`);
  }

  /** To be called when the check of `name` has passed: throws what is still to be said. */
  throwOpen(name: string): void {
    for (const { name: about, kind, failure } of this.open) {
      const key = `${about} ${kind}`;
      if (about !== name || this.said.has(key)) continue;
      this.said.add(key);
      throw failure;
    }
  }
}

/** Whether two results say the same, apart from what stays in the child. */
export function sameResults(a: unknown, b: unknown): boolean {
  return sameBytes(bytesOf(a), bytesOf(b));
}

function bytesOf(value: unknown): Uint8Array {
  const plain = Array.isArray(value)
    ? value.map((item) => (item instanceof Handle ? null : item))
    : value;
  return valueBytes(plain);
}
