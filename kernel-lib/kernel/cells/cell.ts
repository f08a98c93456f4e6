import { builtin, INSPECT } from 'kernel-lib/platform';
import type { Header } from '../link.js';

interface CellOptions {
  /** What errors call it, such as `cell [3]`. */
  label: string;
  header: Header;
  executionCount: number;
  /** As the user wrote it. */
  source: string;
}

let serial = 0;

/** One run of one cell. Output that comes later, from timers and the like, still belongs to it. */
export class Cell {
  readonly label: string;
  readonly header: Header;
  readonly executionCount: number;
  readonly source: string;
  /** What it is to become in the notebook, if anything. */
  replacement: string | undefined;
  /** Its script's name in stack traces; never two cells with one name. */
  readonly url = `tslab-cell:${++serial}`;
  /** True once the user has interrupted it: what is left of it may no longer show anything. */
  stopped = false;

  constructor({ label, header, executionCount, source }: CellOptions) {
    this.label = label;
    this.header = header;
    this.executionCount = executionCount;
    this.source = source;
  }

  [INSPECT](): string {
    return this.label;
  }
}

/** What tells it through all that a cell starts; where it is missing, one cell at a time is known. */
const storage = builtin && new (builtin('node:async_hooks').AsyncLocalStorage)<Cell>();
let last: Cell | undefined;

/** Runs `body`, and all that it starts, as part of `cell`. */
export function runAs<T>(cell: Cell, body: () => T): T {
  last = cell;
  return storage ? storage.run(cell, body) : body();
}

/** The cell that the running code belongs to; the latest one when that cannot be known. */
export function currentCell(): Cell | undefined {
  return storage?.getStore() ?? last;
}
