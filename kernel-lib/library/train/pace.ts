import { breathe } from '../display/index.js';

/**
 * Lets a long loop breathe: `await pace.step()` returns at once most of the time and yields to the
 * event loop about every 50 ms, so that a notebook can draw and interrupt.
 */
export class Pace {
  readonly #every: number;
  #last = performance.now();

  constructor(milliseconds = 50) {
    this.#every = milliseconds;
  }

  /** True when it is time for {@link breathe}; awaiting a promise at every step would cost more. */
  get due(): boolean {
    return performance.now() - this.#last >= this.#every;
  }

  /** Rejects with KeyboardInterrupt when the user has interrupted the cell. */
  async breathe(): Promise<void> {
    await breathe();
    this.#last = performance.now();
  }
}
