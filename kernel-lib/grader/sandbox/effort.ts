import { readdirSync, readFileSync } from 'node:fs';
import { familyOf } from './memory.js';

/** Ticks per second in /proc: 100 on every Linux that Node supports. */
const TICKS = 100;

/** Seconds of processor time of a process and its descendants; `undefined` where nobody tells. */
export function computedBy(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  let ticks = 0;
  for (const member of familyOf(pid)) {
    const words = statOf(`/proc/${member}`);
    ticks += Number(words[11] ?? 0) + Number(words[12] ?? 0);
  }
  return ticks / TICKS;
}

/**
 * Whether a thread of a process or of its descendants wants to compute right now. Asks every thread:
 * the main one sleeps while it waits for a helper of V8, which compiles or collects garbage and may
 * itself be waiting for a processor.
 */
export function wantsToCompute(pid: number): boolean {
  return familyOf(pid).some((member) =>
    threadsOf(member).some((folder) => /^[RD]$/.test(statOf(folder)[0] ?? '')),
  );
}

function threadsOf(pid: number): string[] {
  const folder = `/proc/${pid}/task`;
  try {
    return readdirSync(folder).map((thread) => `${folder}/${thread}`);
  } catch {
    // It has ended meanwhile, or nobody tells.
    return [];
  }
}

/** The words of `stat` from the state on, none of what has ended: the name before it, in brackets, may hold anything. */
function statOf(folder: string): string[] {
  try {
    const text = readFileSync(`${folder}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
