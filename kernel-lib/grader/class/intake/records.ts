import { readFileSync } from 'node:fs';
import { decodeText } from '../../files/encoding.js';

/** What Blackboard writes into the text file beside what somebody handed in. */
export interface BlackboardRecord {
  name: string;
  login: string;
}

const LONGEST = 100_000;

/**
 * Whose hand-in a file such as `Lab 2_bek_attempt_2026-10-01-12-00-00.txt` is about: its first lines are
 * `Name: Ben Ek (bek)`, in the language of the teacher.
 */
export function readRecord(path: string): BlackboardRecord | undefined {
  let text: string;
  try {
    text = decodeText(readFileSync(path).subarray(0, LONGEST)).text;
  } catch {
    return undefined;
  }
  const [first = ''] = text.trimStart().split(/\r?\n/);
  const found = /^[^:：]{1,30}[:：]([^()]{1,200})\(([^()\s]{1,100})\)$/.exec(
    first.slice(0, 400).trimEnd(),
  );
  const name = found?.[1]?.trim();
  return name ? { name, login: found?.[2] ?? '' } : undefined;
}
