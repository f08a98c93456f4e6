import type { Request, ToServer } from '../link.js';

// Longer than the ways of ending a cell that keep the session.
const STUCK_AFTER_MS = 3000;
// For the last messages to leave.
const FAREWELL_MS = 300;

const NAME = 'SessionEnded';
const SENTENCE =
  'the cell was inside a call that cannot be stopped (a sort, a regular expression, execSync), ' +
  'so the second interrupt ended the session; its variables are gone, run the cells again from the top.';

/** Ends the session when even a second interrupt does not reach the main thread. */
export class Watchdog {
  private running: Request | undefined;
  private watched = 0;

  /**
   * @param stop the shared word that asks the running cell to stop: an interrupt's number, until it is heard
   * @param say sends a last message to the frontend
   * @param end ends the process
   */
  constructor(
    private readonly stop: Int32Array,
    private readonly say: (message: ToServer) => void,
    private readonly end: () => void,
  ) {}

  /** To be told of each request that goes to the main thread. */
  sees(request: Request): void {
    this.running = request;
  }

  /** To be called at an interrupt while an earlier one, of this number, has not been heard. */
  watch(unheard: number): void {
    if (this.watched === unheard) return;
    this.watched = unheard;
    setTimeout(() => {
      // Another number is another interrupt, of another cell.
      if (this.stop[0] !== unheard) return;
      this.farewell();
      setTimeout(this.end, FAREWELL_MS);
    }, STUCK_AFTER_MS);
  }

  private farewell(): void {
    const { running } = this;
    if (running?.header.msg_type !== 'execute_request') return;
    const error = { ename: NAME, evalue: SENTENCE, traceback: [`${NAME}: ${SENTENCE}`] };
    const content = JSON.stringify(error);
    this.say({ kind: 'publish', msgType: 'error', parent: running.header, content, load: 0 });
    const reply = { status: 'error', execution_count: null, user_expressions: {}, ...error };
    this.say({
      kind: 'reply',
      id: running.id,
      msgType: 'execute_reply',
      content: JSON.stringify(reply),
    });
  }
}
