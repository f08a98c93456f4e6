// The kernel runs on two threads. The main thread runs the cells (only there can the working
// directory change and the standard streams be caught). A worker thread owns the sockets, so that
// output leaves and interrupts arrive while a cell keeps the main thread busy. These are the
// messages between the two.

/** The header of a Jupyter message; outputs name the request that caused them by its header. */
export interface Header {
  msg_id: string;
  msg_type: string;
  session: string;
  username: string;
  date: string;
  version: string;
}

/** A request that the main thread answers; one at a time, in order. */
export interface Request {
  kind: 'request';
  id: number;
  header: Header;
  content: Record<string, unknown>;
}

/** From the sockets to the cells. */
export type ToMain = Request | { kind: 'interrupt' } | { kind: 'shutdown' };

/** From the cells to the sockets. Contents are JSON text, since values may not survive cloning. */
export type ToServer =
  | { kind: 'publish'; msgType: string; parent: Header | undefined; content: string; load: number }
  | { kind: 'reply'; id: number; msgType: string; content: string }
  | { kind: 'close' };

/** What the server thread is started with. */
export interface ServerSetup {
  connectionFile: string;
  /**
   * `[INTERRUPT]` in shared memory: not 0 while the running cell is asked to stop; the number of the
   * interrupt, from 1, or {@link ASKED_BY_MAIN}.
   */
  stop: Int32Array;
  /** `[SCRIPT]` in shared memory: whether SIGINT may be sent to this process. */
  script: Int32Array;
  /** `[LOAD]` in shared memory: the summed load of what was published and has not left yet. */
  backlog: Int32Array;
  kernelInfo: Record<string, unknown>;
  /** A pipe to the process that leads this one (snapshot/lead.ts). */
  leash: number;
}

/** What one message weighs: its size in bytes, about, and something for being a message. */
export const loadOf = (length: number) => Math.min(length, 2 ** 28) + 1024;

/**
 * How much may wait on its way out. A cell that shows more has to wait until the frontend has read
 * some: memory stays bounded, nothing is lost, and an interrupt has little left to wait for.
 */
export const MAX_LOAD = 4 * 2 ** 20;

/** Value of the shared stop word when the main thread has set it. */
export const ASKED_BY_MAIN = -1;

/**
 * Values of the shared script word: SIGINT would find no cell's script, it would find one, it has been
 * sent and the script is not left before it comes.
 */
export const SCRIPT = { none: 0, running: 1, signalled: 2 } as const;
