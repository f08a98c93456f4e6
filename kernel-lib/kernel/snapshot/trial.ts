// Tries a snapshot before anybody depends on it: node --snapshot-blob BLOB trial.js. Exit code 0 says
// that a cell compiles, that a thread starts, and that it finds its sockets.
import { Worker } from 'node:worker_threads';
import { takePrepared } from './prepared.js';

const prepared = takePrepared();
if (!prepared) throw new Error('trial.js: started without a snapshot');
const cell = 'const y: string = 1;';
const none = new Set<string>();
const { diagnostics } = prepared.project.compile('', cell, {
  names: new Set(['y']),
  merged: none,
  nested: none,
});
if (diagnostics[0]?.code !== 2322) throw new Error('trial.js: TypeScript does not work');
const thread = new Worker(new URL('./trialThread.js', import.meta.url));
thread.on('exit', (code) => process.exit(code));
