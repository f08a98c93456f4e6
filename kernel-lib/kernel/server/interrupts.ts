import { SCRIPT, type ServerSetup } from '../link.js';
import type { Watchdog } from './watchdog.js';

// Long enough for all that looks at the stop word.
const SIGNAL_AFTER_MS = 800;

type Words = Pick<ServerSetup, 'stop' | 'script' | 'backlog'>;

/**
 * Asks the running cell to stop: by a word in shared memory that loops look at, by a message that
 * ends a cell which awaits, and, where there are signals, by one that ends a script which does not
 * look.
 */
export class Interrupts {
  private latest = 0;

  /**
   * @param tell sends the main thread the message
   * @param signal sends this process SIGINT; nothing where there are no signals
   */
  constructor(
    private readonly words: Words,
    private readonly watchdog: Pick<Watchdog, 'watch'>,
    private readonly tell: () => void,
    private readonly signal: (() => void) | undefined,
  ) {}

  ask(): void {
    const { stop, backlog } = this.words;
    const unheard = Atomics.load(stop, 0);
    if (unheard > 0) this.watchdog.watch(unheard);
    else Atomics.store(stop, 0, ++this.latest);
    // A cell that waits for room looks at the word again.
    Atomics.notify(backlog, 0);
    this.tell();
    const asked = this.latest;
    setTimeout(() => this.insist(asked), SIGNAL_AFTER_MS).unref();
  }

  private insist(asked: number): void {
    const { stop, script } = this.words;
    if (this.signal === undefined || Atomics.load(stop, 0) !== asked) return;
    // From here on the main thread stays in the script until the signal has come.
    const was = Atomics.compareExchange(script, 0, SCRIPT.running, SCRIPT.signalled);
    if (was === SCRIPT.running) this.signal();
  }
}
