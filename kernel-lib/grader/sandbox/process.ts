import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { ChildDeath, type DeathCause, GraderFault, NO_ANSWER } from '../engine/errors.js';
import type { HostProcess } from '../engine/host.js';
import {
  ANY_IMPORT,
  decodeReply,
  encodeRequest,
  MAX_FRAME,
  NONCE_BYTES,
  type Reply,
  type Request,
} from '../protocol/frames.js';
import { MOST_PRINTED, PRINTED_CUT } from '../protocol/printed.js';
import { awaitFairly, MOST_STRETCH } from './fairTime.js';
import { nodeFlags } from './flags.js';
import { handOver } from './folders.js';
import { hold } from './hold.js';
import type { Limits } from './limits.js';
import { familyOf, watchMemory } from './memory.js';
import type { SandboxOptions } from './options.js';
import { openSandbox, type Sandbox } from './sandbox.js';
import { CHILD_MAIN } from './tree.js';

/** Milliseconds for an empty child to come up, on a machine that is very busy. */
const START_TIME = 30_000;
/** Characters of what is printed that are shown, and that are kept until then. */
const MAX_SHOWN = 4_000;
const MAX_KEPT = 2 * MOST_PRINTED;
/** Milliseconds for the last printed words of a child that has ended. */
const LAST_WORDS = 500;

interface Pending {
  nonce: Uint8Array;
  resolve: (reply: Reply) => void;
  reject: (error: Error) => void;
  unwatch: () => number;
  /** When it was asked. */
  asked: number;
}

/** A fresh child in the sandbox that this machine has, ready to be asked. */
export async function startProcess(
  tree: string,
  limits: Limits,
  options?: SandboxOptions,
): Promise<SandboxProcess> {
  const child = new SandboxProcess(tree, limits, await openSandbox(options));
  try {
    await child.start();
  } catch (error) {
    await child.close();
    throw error;
  }
  return child;
}

/**
 * A fresh Node process with the student's code. One question at a time; whatever does not follow
 * the protocol to the letter ends the process and is a {@link ChildDeath} with a reason. Its exit
 * code and what it prints are never read as a result.
 */
export class SandboxProcess implements HostProcess {
  private readonly child: ChildProcess;
  private readonly user: number | undefined;
  private readonly pipe: Duplex;
  private unwatch: () => void = () => {};
  /** Milliseconds of what all its answers may take together that are gone. */
  private spent = 0;
  private received: Buffer[] = [];
  private receivedBytes = 0;
  /** Bytes of the answer that is being received, once its length has come. */
  private expected = 0;
  private pending: Pending | undefined;
  private death: ChildDeath | undefined;
  private printedCharacters = 0;
  private readonly printed: string[] = [];
  private readonly ended: Promise<void>;
  computed = 0;

  constructor(
    tree: string,
    private limits: Limits,
    private readonly sandbox: Sandbox,
  ) {
    this.user = sandbox.newUser();
    if (this.user !== undefined) handOver(tree, this.user);
    const flags = nodeFlags(tree, limits.heap, sandbox.options);
    const node = [process.execPath, ...flags, join(tree, CHILD_MAIN)];
    if (sandbox.options.anyImport) node.push(ANY_IMPORT);
    const { words, ...owner } = sandbox.launch(tree, node, limits, this.user);
    const [program = '', ...rest] = words;
    this.child = spawn(program, rest, {
      cwd: tree,
      env: process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot } : {},
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
      // A signal to the child's process group must not be one to ours.
      detached: process.platform !== 'win32',
      ...owner,
    });
    this.pipe = this.child.stdio[3] as Duplex;
    this.pipe.on('data', (bytes: Buffer) => this.receive(bytes));
    this.pipe.on('error', () => {});
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => this.print(text));
    }
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code, signal) => {
        this.onEnd(code, signal);
        resolve();
      });
      this.child.once('error', (error) => {
        this.pending?.reject(new GraderFault(`cannot start ${process.execPath}: ${error.message}`));
        resolve();
      });
    });
    this.wake(limits);
  }

  /** Nobody needs it yet: it keeps no program from ending, and what it holds is not looked at. */
  rest(): void {
    this.unwatch();
    hold(this.child, false);
  }

  /** It is needed from now on, within these limits; those of the system stay as they were. */
  wake(limits: Limits): void {
    this.limits = limits;
    hold(this.child, true);
    this.unwatch();
    const tooMuch = () =>
      this.kill('memory', `used more than ${limits.memory} MB of memory and was stopped`);
    this.unwatch = watchMemory(this.child.pid ?? 0, limits.memory, tooMuch);
  }

  /** What the student's code has printed so far, cut to a readable length. */
  get output(): string {
    const text = this.printed.join('');
    return text.length <= MAX_SHOWN ? text : text.slice(0, MAX_SHOWN) + PRINTED_CUT;
  }

  get alive(): boolean {
    return this.death === undefined;
  }

  /**
   * Waits until the child's own program runs; what goes wrong before that is the grader's fault,
   * since no code of a student has been loaded.
   */
  async start(): Promise<void> {
    try {
      await this.ask({ kind: 'load', path: '', probes: '' }, START_TIME);
    } catch (error) {
      const printed = this.output.trim().replace(/\s+/g, ' ').slice(0, 300);
      throw new GraderFault(
        `the child process does not start: ${(error as Error).message} ${printed}`,
      );
    }
  }

  ask(request: Request, limit = this.limits.callTime): Promise<Reply> {
    if (this.death) return Promise.reject(this.death);
    if (this.pending) return Promise.reject(new GraderFault('two questions at once'));
    const left = this.limits.totalTime - this.spent;
    const asked = performance.now();
    const time = Math.max(1, Math.min(limit, left));
    return new Promise((resolve, reject) => {
      const nonce = randomBytes(NONCE_BYTES);
      const onLate = () => (left < limit ? this.onUsedUp() : this.onLate(time));
      const unwatch = awaitFairly(this.child.pid ?? 0, time, onLate);
      this.pending = { nonce, resolve, reject, unwatch, asked };
      this.pipe.write(encodeRequest(nonce, request));
    });
  }

  async close(): Promise<void> {
    this.death ??= new ChildDeath('exit', 'was closed');
    this.killAll();
    await this.sandbox.endUser(this.user);
    const spoken = new Promise((resolve) => setTimeout(resolve, LAST_WORDS).unref());
    await Promise.race([this.ended, spoken]);
    // Whoever holds an end of the pipes does not keep us here.
    for (const stream of [this.pipe, this.child.stdout, this.child.stderr]) stream?.destroy();
    await this.ended;
  }

  private onLate(time: number): void {
    const seconds = Math.max(1, Math.round(time / 1000));
    this.kill('timeout', `${NO_ANSWER} ${seconds} s: is there a loop that never ends?`);
  }

  /** Not this call alone ran out of its time: all of them together did. */
  private onUsedUp(): void {
    const seconds = Math.max(1, Math.round(this.limits.totalTime / 1000));
    this.kill(
      'timeout',
      `${NO_ANSWER} the ${seconds} s that all calls here have together: is there a loop that never ends, or does each of them take far too long?`,
    );
  }

  private print(text: string): void {
    this.printedCharacters += text.length;
    if (this.printedCharacters <= MAX_KEPT) this.printed.push(text);
    if (this.printedCharacters > this.limits.output) {
      const kilobytes = Math.round(this.limits.output / 1000);
      this.kill('output', `printed more than ${kilobytes} kB and was stopped`);
    }
  }

  private receive(bytes: Buffer): void {
    if (this.death) return;
    this.received.push(bytes);
    this.receivedBytes += bytes.length;
    if (this.receivedBytes < 4) return;
    // Not before all is there: to put a large answer together again and again takes its square.
    if (this.expected === 0) {
      this.received = [Buffer.concat(this.received)];
      this.expected = 4 + (this.received[0] as Buffer).readUInt32LE(0);
    }
    if (this.expected > MAX_FRAME + 4) {
      this.kill('protocol', 'sent an answer that is too large');
      return;
    }
    if (this.receivedBytes < this.expected) return;
    const all = Buffer.concat(this.received);
    const more = this.receivedBytes > this.expected;
    [this.received, this.receivedBytes, this.expected] = [[], 0, 0];
    if (!this.pending || more) {
      this.kill('protocol', 'wrote answers that nobody asked for');
      return;
    }
    this.answer(all.subarray(4));
  }

  private answer(frame: Uint8Array): void {
    const { nonce, resolve } = this.pending as Pending;
    let reply: Reply;
    try {
      reply = decodeReply(frame, nonce);
    } catch (error) {
      this.kill('protocol', `sent a malformed answer (${(error as Error).message})`);
      return;
    }
    this.finishPending();
    resolve(reply);
  }

  private finishPending(): Pending | undefined {
    const pending = this.pending;
    if (pending) {
      this.computed = pending.unwatch();
      // What others compute meanwhile is not its time; of a pause it is charged a part.
      const waited = performance.now() - pending.asked;
      this.spent += Math.max(this.computed, waited / MOST_STRETCH);
    }
    this.pending = undefined;
    return pending;
  }

  private kill(reason: DeathCause, message: string): void {
    this.death ??= new ChildDeath(reason, message);
    this.killAll();
    this.finishPending()?.reject(this.death);
  }

  /** Ends the child and whatever it has started. */
  private killAll(): void {
    const { pid, exitCode, signalCode } = this.child;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    for (const member of familyOf(pid)) {
      try {
        process.kill(member, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
  }

  private onEnd(code: number | null, signal: NodeJS.Signals | null): void {
    this.unwatch();
    this.death ??= this.outOfMemory(code, signal)
      ? new ChildDeath('memory', `needed more than ${this.limits.heap} MB and crashed`)
      : new ChildDeath('exit', `ended the process (${signal ?? `exit code ${code}`})`);
    this.finishPending()?.reject(this.death);
  }

  /** V8 says so and aborts; a program between it and us may turn the signal into an exit code. */
  private outOfMemory(code: number | null, signal: NodeJS.Signals | null): boolean {
    return signal === 'SIGABRT' || code === 134 || /out of memory/i.test(this.output);
  }
}
