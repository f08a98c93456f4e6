// The server thread: sockets and protocol. See link.ts for why it is a thread of its own.
import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { PHASE, type ServerSetup, type ToMain, type ToServer } from '../link.js';
import { loadZeroMQ } from '../tslab.js';
import { leaveWithParent } from './parent.js';
import { Server } from './server.js';
import { Watchdog } from './watchdog.js';

const port = parentPort;
if (!port) throw new Error('kernel: server/thread.js is started by main.js');
const setup = workerData as ServerSetup;
const toMain = (message: ToMain) => port.postMessage(message);

// Long enough for all that looks at the stop word.
const SIGNAL_AFTER_MS = 800;

/**
 * Asks the running cell to stop: by a word in shared memory that loops look at, by a message that
 * ends a cell which awaits, and, where there are signals, by one that ends a loop that does not look.
 */
function interrupt(): void {
  watchdog.interrupt();
  setup.stop[0] = 1;
  // A cell that waits for room looks at the word again.
  Atomics.notify(setup.backlog, 0);
  toMain({ kind: 'interrupt' });
  const run = setup.phase[0];
  if (process.platform === 'win32' || run === PHASE.idle) return;
  setTimeout(() => {
    // Only if that very run has not ended: a signal at the moment when Node leaves a script, and
    // changes who listens to signals, would end the process.
    const now = setup.phase[0];
    const isSame = now === run || (run === PHASE.compiling && now !== PHASE.idle);
    if (setup.stop[0] === 1 && isSame && now > 0) process.kill(process.pid, 'SIGINT');
  }, SIGNAL_AFTER_MS);
}

const watchdog = new Watchdog(
  setup.stop,
  (message) => {
    if (message.kind !== 'close') server.onMain(message);
  },
  () => process.kill(process.pid, 'SIGKILL'),
);
const server: Server = new Server(
  loadZeroMQ(),
  setup,
  (message) => {
    if (message.kind === 'request') watchdog.sees(message);
    toMain(message);
    if (message.kind === 'shutdown') {
      // A busy cell cannot hear the message.
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1000);
    }
  },
  interrupt,
);
port.on('message', (message: ToServer) => {
  if (message.kind === 'close') {
    void server.close().then(() => port.close());
  } else server.onMain(message);
});
if (setup.leash !== undefined) followLeader(setup.leash);
await server.start();
// A message that cannot be handled must not end the session.
process.on('uncaughtException', (error) => writeSync(2, `kernel: ${error.stack}\n`));
leaveWithParent();

/** Tells the process that leads this one that it lives, and ends with it. */
function followLeader(leash: number): void {
  const pipe = new Socket({ fd: leash });
  const leave = () => process.kill(process.pid, 'SIGKILL');
  pipe.on('end', leave).on('error', leave).resume().write('.');
  // It does not keep a kernel that is shutting down.
  pipe.unref();
}
