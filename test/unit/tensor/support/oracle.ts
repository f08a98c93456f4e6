import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Encoded } from './encode.js';

export interface Request {
  readonly py: string;
  readonly args: readonly Encoded[];
}

/** What NumPy said: an array, several, a text, or that it refuses. */
export type Answer =
  | { readonly dtype: string; readonly shape: readonly number[]; readonly data: string }
  | { readonly list: readonly Answer[] }
  | { readonly text: string }
  | { readonly error: string };

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const script = fileURLToPath(new URL('../../../reference/numpy_oracle.py', import.meta.url));

// NumPy prints float32 as it does now, and shapes unique's inverse so, from 2.3 on.
const NEW_ENOUGH =
  "import numpy; assert tuple(map(int, numpy.__version__.split('.')[:2])) >= (2, 3)";

/** A Python with NumPy 2.3 or newer: CHAINRULE_PYTHON, else the project's own; undefined if none. */
export function findPython(): string | undefined {
  const own = [`${root}.venv/bin/python`, `${root}.venv/Scripts/python.exe`].filter(existsSync);
  const candidates = process.env.CHAINRULE_PYTHON ? [process.env.CHAINRULE_PYTHON] : own;
  return candidates.find((python) => spawnSync(python, ['-c', NEW_ENOUGH]).status === 0);
}

/** One Python process that answers batches of requests, in order. */
export class Oracle {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #reader: Interface;
  #errors = '';

  constructor(python: string) {
    this.#child = spawn(python, ['-u', script], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.stderr?.on('data', (chunk) => {
      this.#errors += chunk;
    });
    this.#reader = createInterface({ input: this.#child.stdout! });
    this.#lines = this.#reader[Symbol.asyncIterator]();
  }

  /** NumPy's version; await it once before the first batch. */
  async hello(): Promise<string> {
    return JSON.parse(await this.#line()).numpy;
  }

  async ask(requests: readonly Request[]): Promise<Answer[]> {
    this.#child.stdin!.write(`${JSON.stringify(requests)}\n`);
    return JSON.parse(await this.#line());
  }

  close(): void {
    this.#child.stdin!.end();
    this.#reader.close();
  }

  async #line(): Promise<string> {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(`the NumPy process ended: ${this.#errors}`);
    return value;
  }
}
