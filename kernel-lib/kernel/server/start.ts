import { writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { kernelInfo } from '../info.js';
import type { ServerSetup, ToMain, ToServer } from '../link.js';

/** The thread of the sockets, as the cells see it. */
export interface ServerThread {
  readonly setup: ServerSetup;
  send(message: ToServer): void;
  /** To be called once: what has come so far, and all that comes, goes there. */
  listen(handle: (message: ToMain) => void): void;
  /** Calls back when the thread has ended. */
  onceEnded(then: () => void): void;
}

let running: ServerThread | undefined;

/** The thread that this process has started. */
export function serverThread(): ServerThread {
  if (!running) throw new Error('kernel: no server has been started');
  return running;
}

/** Starts it before all else: Jupyter gets its answer while the cells' part is still being loaded. */
export function startServer(connectionFile: string, leash: number): void {
  // Cells are kept from it later on.
  const exit = process.exit.bind(process);
  const sharedWord = () => new Int32Array(new SharedArrayBuffer(4));
  const setup: ServerSetup = {
    // From where Jupyter started us; the working directory changes later.
    connectionFile: resolve(connectionFile),
    stop: sharedWord(),
    script: sharedWord(),
    backlog: sharedWord(),
    kernelInfo: kernelInfo(),
    leash,
  };
  const worker = new Worker(new URL('./thread.js', import.meta.url), { workerData: setup });
  worker.on('error', (error) => {
    // Not through process.stderr, which leads to the server that has just failed.
    writeSync(2, `kernel: ${error.stack}\n`);
    exit(1);
  });
  const early: ToMain[] = [];
  let handle = (message: ToMain): void => void early.push(message);
  worker.on('message', (message: ToMain) => handle(message));
  running = {
    setup,
    send: (message) => worker.postMessage(message),
    listen: (to) => {
      handle = to;
      for (const message of early.splice(0)) to(message);
    },
    onceEnded: (then) => void worker.once('exit', then),
  };
}
