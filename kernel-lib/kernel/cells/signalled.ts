import { Script } from 'node:vm';
import { SCRIPT } from '../link.js';

/** The name under which the script below finds what it is to run. */
const BODY = '__tslabBody';

// The signal is there within milliseconds, unless the cell has a way of its own to take it.
const SIGNAL_TAKES_MS = 10_000;

/**
 * Lets SIGINT end a cell's script, at no moment at which it would end the process: as Node enters or
 * leaves a script that the signal may end, nobody takes it. So the cell's script is run by an outer
 * one, which is not left while the signal is on its way. A shared word is how both threads know.
 */
export class SignalledScript {
  private body: () => unknown = () => {};
  private readonly outer = new Script(`${BODY}()`, { filename: import.meta.url });

  /** @param word see `ServerSetup.script` */
  constructor(private readonly word: Int32Array) {
    Object.defineProperty(globalThis, BODY, { value: () => this.body() });
  }

  /**
   * Runs `body`, which calls {@link open} before it runs what the signal may end.
   *
   * @throws Node's ERR_SCRIPT_EXECUTION_INTERRUPTED if the signal comes when that has been left
   */
  run<T>(body: () => T): T {
    this.body = () => {
      try {
        return body();
      } finally {
        this.close();
      }
    };
    try {
      return this.outer.runInThisContext({ breakOnSigint: true }) as T;
    } finally {
      Atomics.store(this.word, 0, SCRIPT.none);
    }
  }

  /** From here on the signal may come. */
  open(): void {
    Atomics.store(this.word, 0, SCRIPT.running);
  }

  /** To be told when the signal has ended what `body` has run. */
  heard(): void {
    Atomics.store(this.word, 0, SCRIPT.none);
  }

  private close(): void {
    const was = Atomics.compareExchange(this.word, 0, SCRIPT.running, SCRIPT.none);
    // The signal ends the wait, and the outer script.
    if (was === SCRIPT.signalled) Atomics.wait(this.word, 0, SCRIPT.signalled, SIGNAL_TAKES_MS);
  }
}
