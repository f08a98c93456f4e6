import type { Limits } from './limits.js';
import { DEFAULT_LIMITS } from './limits.js';
import { type SandboxProcess, startProcess } from './process.js';
import { fellTree, plantTree } from './tree.js';

/** A child that has loaded the library and nothing of a student's, in a tree that holds nothing of one's. */
export interface Ready {
  readonly tree: string;
  readonly process: SandboxProcess;
}

/** Milliseconds after which a child that nobody has needed is ended, since it takes memory. */
const PATIENCE = 600_000;

let ahead = false;
let waiting: Ready | undefined;
let patience: NodeJS.Timeout | undefined;

/** From here on children may wait. For notebooks, whose checks follow each other and are one student's. */
export function startAhead(): void {
  ahead = true;
}

/**
 * Starts a child ahead of the next check, which then need not wait for it: to start one takes longer
 * than most checks do. Where none may wait ({@link startAhead}) nothing is done.
 */
export async function readyChild(): Promise<Ready | undefined> {
  if (!ahead) return undefined;
  if (waiting?.process.alive) return waiting;
  dismiss(takeReady());
  const tree = plantTree();
  try {
    const ready = { tree, process: await startProcess(tree, DEFAULT_LIMITS) };
    if (!keepReady(ready)) dismiss(ready);
    return waiting;
  } catch (error) {
    fellTree(tree);
    throw error;
  }
}

/** Lets a child wait that was started and not used; false where another waits, or none is to. */
export function keepReady(ready: Ready): boolean {
  if (!ahead || waiting || !ready.process.alive) return false;
  ready.process.rest();
  patience = setTimeout(() => dismiss(takeReady()), PATIENCE).unref();
  waiting = ready;
  return true;
}

/** The child that waits, if it lives and its system holds it to these limits. */
export function takeReady(limits: Limits = DEFAULT_LIMITS): Ready | undefined {
  const ready = waiting;
  if (!ready) return undefined;
  waiting = undefined;
  clearTimeout(patience);
  const { heap, memory } = DEFAULT_LIMITS;
  if (ready.process.alive && limits.heap === heap && limits.memory === memory) return ready;
  dismiss(ready);
  return undefined;
}

function dismiss(ready: Ready | undefined): void {
  void ready?.process.close().finally(() => fellTree(ready.tree));
}
