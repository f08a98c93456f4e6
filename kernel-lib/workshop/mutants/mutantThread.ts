import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  decodeReply,
  encodeRequest,
  NONCE_BYTES,
  type Reply,
  type Request,
} from 'chainrule-grader/child';
import { ChildDeath, NO_ANSWER } from 'chainrule-grader/engine';
import { builtFolder, projectFolder } from 'kernel-lib/project';

/** Milliseconds for one answer. A right one takes a few. */
const ANSWER_TIME = 10_000;
const LATE = `${NO_ANSWER} ${ANSWER_TIME / 1000} s: is there a loop that never ends?`;
/** Modules stay in a thread's memory for ever: a fresh one now and then. It takes half a second. */
const LOADS_PER_THREAD = 250;

/**
 * A thread that runs one changed topic after another, far quicker than a fresh process for each. It
 * answers as the sandbox's child does.
 */
export class MutantThread {
  // Inside the project, so that an import of kernel-lib/tensor is found as it is in exercises/.
  private readonly folder: string;
  private thread: Worker | undefined;
  private loads = 0;
  private planted = 0;
  private cleared = 0;
  private readonly removing: Promise<void>[] = [];

  constructor() {
    const cache = resolve(projectFolder(import.meta.url), '.cache');
    mkdirSync(cache, { recursive: true });
    this.folder = mkdtempSync(join(cache, 'mutants-'));
    writeFileSync(join(this.folder, 'package.json'), '{"type":"module"}');
  }

  /** Puts JavaScript files, by path, into a folder that no earlier module came from. */
  plant(files: ReadonlyMap<string, string>): string {
    this.planted += 1;
    const folder = join(this.folder, String(this.planted));
    for (const [path, code] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), code);
    }
    return folder;
  }

  /** Begins to remove what was planted; nobody has to wait for the disk. */
  clear(): void {
    for (; this.cleared < this.planted; this.cleared++) {
      const folder = join(this.folder, String(this.cleared + 1));
      const removed = rm(folder, { recursive: true, force: true });
      // What cannot be removed now is, when all is closed.
      this.removing.push(removed.catch(() => {}));
    }
  }

  async ask(request: Request): Promise<Reply> {
    if (request.kind === 'load' && ++this.loads > LOADS_PER_THREAD) await this.stop();
    return this.send(request);
  }

  private send(request: Request): Promise<Reply> {
    const thread = this.running();
    const nonce = new Uint8Array(NONCE_BYTES);
    return new Promise((resolve, reject) => {
      let answered = false;
      const finish = (act: () => void) => {
        answered = true;
        clearTimeout(timer);
        thread.off('message', onReply).off('error', onError).off('exit', onExit);
        act();
      };
      const die = (reason: 'exit' | 'timeout', message: string) =>
        finish(() => {
          void this.stop().then(() => reject(new ChildDeath(reason, message)));
        });
      const onReply = (bytes: Uint8Array) =>
        finish(() => resolve(decodeReply(bytes.slice(4), nonce)));
      const onError = (error: Error) => die('exit', `ended the thread (${error.message})`);
      const onExit = () => die('exit', 'ended the thread');
      // An answer may wait in the queue while this thread was busy itself: it comes first.
      const late = () => setImmediate(() => setImmediate(() => answered || die('timeout', LATE)));
      const timer = setTimeout(late, ANSWER_TIME);
      thread.on('message', onReply).on('error', onError).on('exit', onExit);
      thread.postMessage(encodeRequest(nonce, request).slice(4));
    });
  }

  async close(): Promise<void> {
    await this.stop();
    await Promise.all(this.removing);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private running(): Worker {
    if (this.thread) return this.thread;
    this.loads = 1;
    const thread = new Worker(
      join(builtFolder('chainrule-workshop', import.meta.url), 'mutants/worker.js'),
      {
        env: {},
        // Of what is built, even where the tests run on the sources.
        execArgv: [],
        stdout: true,
        stderr: true,
        resourceLimits: { maxOldGenerationSizeMb: 256 },
      },
    );
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
