import { AsyncLocalStorage } from 'node:async_hooks';
import type { Header } from '../link.js';

/** One run of one cell. Output that comes later, from timers and the like, still belongs to it. */
export interface Cell {
  /** What errors call it, such as `cell [3]`. */
  readonly label: string;
  /** Its script's name in stack traces; never two cells with one name. */
  readonly url: string;
  readonly code: string;
  readonly header: Header;
  readonly executionCount: number;
  readonly silent: boolean;
  /** True once the user has interrupted it: what is left of it may no longer show anything. */
  stopped: boolean;
}

const storage = new AsyncLocalStorage<Cell>();
let last: Cell | undefined;

/** Runs `body`, and all that it starts, as part of `cell`. */
export function runAs<T>(cell: Cell, body: () => T): T {
  last = cell;
  return storage.run(cell, body);
}

/** The cell that the running code belongs to; the latest one when that cannot be known. */
export function currentCell(): Cell | undefined {
  return storage.getStore() ?? last;
}
