import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { ChildDeath } from '../engine/errors.js';
import {
  decodeReply,
  encodeRequest,
  NONCE_BYTES,
  type Reply,
  type Request,
} from '../protocol/frames.js';
import { libraryFolder } from '../sandbox/files.js';

/** Milliseconds for one answer. A right one takes a few. */
const ANSWER_TIME = 4_000;
/** Modules stay in a thread's memory for ever: a fresh one now and then. */
const LOADS_PER_THREAD = 60;

/**
 * A thread that runs one changed topic after another, far quicker than a fresh process for each. It
 * answers as the sandbox's child does.
 */
export class MutantBench {
  // Inside the project, so that an import of kernel-lib/tensor is found as it is in exercises/.
  private readonly folder: string;
  private thread: Worker | undefined;
  private loads = 0;
  private planted = 0;

  constructor() {
    const cache = resolve(libraryFolder(), '../../.cache');
    mkdirSync(cache, { recursive: true });
    this.folder = mkdtempSync(join(cache, 'mutants-'));
    writeFileSync(join(this.folder, 'package.json'), '{"type":"module"}');
  }

  /** Loads the file of `topic` out of JavaScript files by topic. */
  async load(topic: string, files: ReadonlyMap<string, string>, probes: string): Promise<Reply> {
    if (++this.loads > LOADS_PER_THREAD) await this.stop();
    this.planted += 1;
    const folder = join(this.folder, String(this.planted));
    mkdirSync(folder);
    for (const [name, code] of files) writeFileSync(join(folder, `${name}.js`), code);
    const path = pathToFileURL(join(folder, `${topic}.js`)).href;
    const reply = await this.ask({ kind: 'load', path, probes });
    rmSync(folder, { recursive: true });
    return reply;
  }

  ask(request: Request): Promise<Reply> {
    const thread = this.running();
    const nonce = new Uint8Array(NONCE_BYTES);
    return new Promise((settle, fail) => {
      const finish = (act: () => void) => {
        clearTimeout(timer);
        thread.off('message', onReply).off('error', onError).off('exit', onExit);
        act();
      };
      const die = (reason: 'exit' | 'timeout', message: string) =>
        finish(() => {
          void this.stop().then(() => fail(new ChildDeath(reason, message)));
        });
      const onReply = (bytes: Uint8Array) =>
        finish(() => settle(decodeReply(bytes.slice(4), nonce)));
      const onError = (error: Error) => die('exit', `ended the thread (${error.message})`);
      const onExit = () => die('exit', 'ended the thread');
      const timer = setTimeout(() => die('timeout', 'gave no answer'), ANSWER_TIME);
      thread.on('message', onReply).on('error', onError).on('exit', onExit);
      thread.postMessage(encodeRequest(nonce, request).slice(4));
    });
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private running(): Worker {
    if (this.thread) return this.thread;
    this.loads = 1;
    const thread = new Worker(join(libraryFolder(), 'grading/mutation/worker.js'), {
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    thread.stdout.resume();
    thread.stderr.resume();
    thread.on('error', () => {}); // Reported by the question that it happens to.
    this.thread = thread;
    return thread;
  }

  private async stop(): Promise<void> {
    const thread = this.thread;
    this.thread = undefined;
    this.loads = 0;
    if (!thread) return;
    thread.removeAllListeners('exit');
    await thread.terminate();
  }
}
