// The server thread: sockets and protocol. See link.ts for why it is a thread of its own.
import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import type { ServerSetup, ToMain, ToServer } from '../link.js';
import { loadZeroMQ } from '../tslab.js';
import { Interrupts } from './interrupts.js';
import { leaveWithParent } from './parent.js';
import { Server } from './server.js';
import { Watchdog } from './watchdog.js';

const port = parentPort;
if (!port) throw new Error('kernel: server/thread.js is started by main.js');
const setup = workerData as ServerSetup;
const toMain = (message: ToMain) => port.postMessage(message);

const watchdog = new Watchdog(
  setup.stop,
  (message) => {
    if (message.kind !== 'close') server.onMain(message);
  },
  () => process.kill(process.pid, 'SIGKILL'),
);
const interrupts = new Interrupts(
  setup,
  watchdog,
  () => toMain({ kind: 'interrupt' }),
  process.platform === 'win32' ? undefined : () => process.kill(process.pid, 'SIGINT'),
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
  () => interrupts.ask(),
);
port.on('message', (message: ToServer) => {
  if (message.kind === 'close') {
    void server.close().then(() => port.close());
  } else server.onMain(message);
});
followLeader(setup.leash);
await server.start();
// A message that cannot be handled must not end the session.
process.on('uncaughtException', (error) => writeSync(2, `kernel: ${error.stack}\n`));
leaveWithParent();

/** Tells the process that leads this one that it lives, hears of interrupts from it, and ends with it. */
function followLeader(leash: number): void {
  const pipe = new Socket({ fd: leash });
  const leave = () => process.kill(process.pid, 'SIGKILL');
  pipe
    .on('data', () => interrupts.ask())
    .on('end', leave)
    .on('error', leave)
    .write('.');
  // It does not keep a kernel that is shutting down.
  pipe.unref();
}
