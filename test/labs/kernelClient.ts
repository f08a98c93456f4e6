import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const requireFromTslab = createRequire(require.resolve('tslab/package.json'));

/** One output of a cell, as a notebook stores it. */
export interface CellOutput {
  output_type: 'stream' | 'display_data' | 'execute_result' | 'error';
  name?: string;
  text?: string;
  data?: Record<string, unknown>;
  ename?: string;
  evalue?: string;
  traceback?: string[];
}

export interface CellRun {
  status: 'ok' | 'error';
  outputs: CellOutput[];
  milliseconds: number;
}

interface Message {
  header: { msg_id: string; msg_type: string };
  parent: { msg_id?: string };
  content: Record<string, unknown>;
}

const DELIMITER = '<IDS|MSG>';

/**
 * Starts the built kernel of a project and runs cells in it, as JupyterLab does, over ZeroMQ.
 * Only what the lab tests need: execute requests and their outputs.
 */
export class LabKernel {
  readonly #key = randomUUID();
  readonly #session = randomUUID();
  readonly #folder = mkdtempSync(join(tmpdir(), 'chainrule-kernel-'));
  readonly #waiting = new Map<string, (message: Message) => void>();
  #child: ChildProcess | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: zeromq is tslab's dependency, without types here
  #shell: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  #iopub: any;
  #log = '';

  /** @param root a project with a built kernel-lib/dist */
  async start(root: string): Promise<void> {
    const zmq = requireFromTslab('zeromq');
    const ip = join(this.#folder, 'k');
    const connection = {
      transport: 'ipc',
      ip,
      key: this.#key,
      signature_scheme: 'hmac-sha256',
      shell_port: 1,
      iopub_port: 2,
      stdin_port: 3,
      control_port: 4,
      hb_port: 5,
    };
    const file = join(this.#folder, 'connection.json');
    writeFileSync(file, JSON.stringify(connection));
    this.#child = spawn(process.execPath, [join(root, 'kernel-lib/dist/kernel/main.js'), file], {
      cwd: join(root, 'notebooks'),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (data: Buffer) => {
        this.#log += data;
      });
    }
    this.#child.on('exit', (code) => {
      this.#log += `\nkernel ended with code ${code}`;
      this.#shell?.close();
    });
    this.#shell = new zmq.Dealer();
    this.#iopub = new zmq.Subscriber();
    this.#shell.connect(`ipc://${ip}-1`);
    this.#iopub.connect(`ipc://${ip}-2`);
    this.#iopub.subscribe('');
    void this.#listen(this.#shell);
    void this.#listen(this.#iopub);
    // The subscription is in force when a request's own "busy" comes back.
    for (let tries = 0; tries < 100; tries++) {
      const run = this.execute('1', 400);
      if ((await run.catch(() => undefined))?.status === 'ok') return;
    }
    throw new Error(`the kernel does not answer:\n${this.#log}`);
  }

  /** Runs one cell to its end. */
  execute(code: string, timeout = 120_000): Promise<CellRun> {
    const id = randomUUID();
    const outputs: CellOutput[] = [];
    const started = performance.now();
    let status: CellRun['status'] | undefined;
    let idle = false;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Error(`no answer within ${timeout} ms to:\n${code}\n${this.#log}`));
      }, timeout);
      this.#waiting.set(id, ({ header, content }) => {
        if (header.msg_type === 'execute_reply') status = content.status as CellRun['status'];
        else if (header.msg_type === 'status') idle ||= content.execution_state === 'idle';
        else if (header.msg_type === 'update_display_data') {
          const place = (output: CellOutput) =>
            JSON.stringify((output as { transient?: unknown }).transient) ===
            JSON.stringify(content.transient);
          const shown = outputs.find(place);
          if (shown) Object.assign(shown, content);
        } else if (
          ['stream', 'display_data', 'execute_result', 'error'].includes(header.msg_type)
        ) {
          outputs.push({ output_type: header.msg_type, ...content } as CellOutput);
        }
        if (status && idle) {
          clearTimeout(timer);
          this.#waiting.delete(id);
          resolve({ status, outputs, milliseconds: performance.now() - started });
        }
      });
      const content = { code, silent: false, store_history: true, allow_stdin: false };
      this.#send(id, 'execute_request', content).catch(reject);
    });
  }

  stop(): void {
    this.#child?.kill('SIGKILL');
    this.#iopub?.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #send(id: string, type: string, content: object): Promise<void> {
    const header = {
      msg_id: id,
      msg_type: type,
      session: this.#session,
      username: 'test',
      date: new Date().toISOString(),
      version: '5.3',
    };
    const parts = [header, {}, {}, content].map((part) => JSON.stringify(part));
    const hmac = createHmac('sha256', this.#key);
    for (const part of parts) hmac.update(part);
    await this.#shell.send([DELIMITER, hmac.digest('hex'), ...parts]);
  }

  async #listen(socket: AsyncIterable<Buffer[]>): Promise<void> {
    for await (const frames of socket) {
      const at = frames.findIndex((frame) => frame.toString() === DELIMITER);
      const [header, parent, , content] = frames
        .slice(at + 2)
        .map((frame) => JSON.parse(frame.toString()));
      this.#waiting.get(parent.msg_id)?.({ header, parent, content });
    }
  }
}
