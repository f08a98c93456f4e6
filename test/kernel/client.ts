// A small Jupyter client, written apart from the kernel's own protocol code so that the two check
// each other: it starts the built kernel and talks to it over ZeroMQ.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dealer, Subscriber } from 'zeromq';
import { KERNEL_MAIN } from './build.js';

type Content = Record<string, unknown>;

export interface Message {
  type: string;
  parent: string;
  content: Content;
}

export interface Execution {
  id: string;
  reply: Content;
  /** Everything that was published for the cell, status and input left out. */
  outputs: Message[];
  stdout: string;
  stderr: string;
}

/** Options of an execute_request, and what to do as outputs arrive. */
export interface ExecuteOptions extends Content {
  onOutput?: (message: Message) => void;
}

export class KernelClient {
  readonly published: Message[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly replies = new Map<string, (message: Message) => void>();

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly key: string,
    private readonly shell: Dealer,
    private readonly control: Dealer,
    private readonly iopub: Subscriber,
    private readonly iopubAddress: string,
  ) {
    void this.listen(iopub);
    void this.listen(shell);
    void this.listen(control);
  }

  static async start(
    cwd = tmpdir(),
    main = KERNEL_MAIN,
    env: NodeJS.ProcessEnv = {},
  ): Promise<KernelClient> {
    const folder = mkdtempSync(join(tmpdir(), 'kernel-test-'));
    const key = randomUUID();
    const [shell, iopub, stdin, control, hb] = await freePorts(5);
    const file = join(folder, 'connection.json');
    const connection = {
      transport: 'tcp',
      ip: '127.0.0.1',
      key,
      signature_scheme: 'hmac-sha256',
      shell_port: shell,
      iopub_port: iopub,
      stdin_port: stdin,
      control_port: control,
      hb_port: hb,
    };
    writeFileSync(file, JSON.stringify(connection));
    const child = spawn(process.execPath, [main, file], {
      cwd,
      stdio: 'inherit',
      // By this the kernel leaves when the tests are killed.
      env: { ...process.env, JPY_PARENT_PID: String(process.pid), ...env },
    });
    const connect = <S extends Dealer | Subscriber>(socket: S, port: number): S => {
      socket.connect(`tcp://127.0.0.1:${port}`);
      return socket;
    };
    const subscriber = connect(new Subscriber(), iopub);
    subscriber.subscribe();
    const client = new KernelClient(
      child,
      folder,
      key,
      connect(new Dealer({ routingId: randomUUID() }), shell),
      connect(new Dealer({ routingId: randomUUID() }), control),
      subscriber,
      `tcp://127.0.0.1:${iopub}`,
    );
    // A subscription takes a moment; the kernel is there once a status has come through.
    while (client.published.length === 0) await client.request('kernel_info_request');
    await client.execute('1');
    return client;
  }

  get pid(): number {
    return this.child.pid!;
  }

  get exited(): Promise<void> {
    if (this.isGone) return Promise.resolve();
    return new Promise((resolve) => this.child.once('exit', () => resolve()));
  }

  private get isGone(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Sends a request and waits for its reply. */
  async request(type: string, content: Content = {}, channel = this.shell): Promise<Message> {
    const { id, reply } = this.send(type, content, channel);
    const message = await reply;
    this.replies.delete(id);
    return message;
  }

  /** Sends a cell; the result is there once reply and idle status have come. */
  async execute(code: string, options: ExecuteOptions = {}): Promise<Execution> {
    const { onOutput, ...rest } = options;
    const content = { code, silent: false, store_history: true, stop_on_error: true, ...rest };
    const { id, reply } = this.send('execute_request', content, this.shell);
    const isOurs = ({ parent, type }: Message) => parent === id && type !== 'status';
    let seen = 0;
    const stop = this.onPublished(() => {
      for (; seen < this.published.length; seen++) {
        if (isOurs(this.published[seen])) onOutput?.(this.published[seen]);
      }
    });
    const { content: answer } = await reply;
    await this.until(
      ({ parent, type, content: c }) =>
        parent === id && type === 'status' && c.execution_state === 'idle',
    );
    stop();
    return { id, reply: answer, ...this.outputsOf(id) };
  }

  /** What has been published for a cell so far. */
  outputsOf(id: string): Pick<Execution, 'outputs' | 'stdout' | 'stderr'> {
    const outputs = this.published.filter(
      ({ parent, type }) => parent === id && type !== 'status' && type !== 'execute_input',
    );
    const text = (name: string) =>
      outputs
        .filter(({ type, content }) => type === 'stream' && content.name === name)
        .map(({ content }) => content.text)
        .join('');
    return { outputs, stdout: text('stdout'), stderr: text('stderr') };
  }

  /** Waits for a published message, past or future. */
  async until(matches: (message: Message) => boolean): Promise<Message> {
    for (let from = 0; ; ) {
      for (; from < this.published.length; from++) {
        if (matches(this.published[from])) return this.published[from];
      }
      await new Promise<void>((resolve) => {
        const stop = this.onPublished(() => {
          stop();
          resolve();
        });
      });
    }
  }

  /** What another frontend reads; `next` takes one message, and nothing is read without it. */
  async otherReader(): Promise<{ next(): Promise<Message>; close(): void }> {
    const socket = new Subscriber({ receiveHighWaterMark: 1 });
    socket.connect(this.iopubAddress);
    socket.subscribe();
    const next = async () => this.decode(await socket.receive());
    // It hears the kernel from now on once it has heard it at all.
    let heard = false;
    const first = next().then(() => {
      heard = true;
    });
    while (!heard) await this.request('kernel_info_request');
    await first;
    return { next, close: () => socket.close() };
  }

  interrupt(): Promise<Message> {
    return this.request('interrupt_request', {}, this.control);
  }

  shutdown(): Promise<Message> {
    return this.request('shutdown_request', { restart: false }, this.control);
  }

  /** Ends the kernel and forgets its files. */
  async close(): Promise<void> {
    const { exited } = this;
    if (!this.isGone) await this.shutdown();
    await exited;
    for (const socket of [this.shell, this.control, this.iopub]) socket.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private send(type: string, content: Content, channel: Dealer) {
    const id = randomUUID();
    const header = {
      msg_id: id,
      msg_type: type,
      session: 'test',
      username: 'test',
      date: new Date().toISOString(),
      version: '5.3',
    };
    const parts = [header, {}, {}, content].map((part) => JSON.stringify(part));
    const hmac = createHmac('sha256', this.key);
    for (const part of parts) hmac.update(part);
    const reply = new Promise<Message>((resolve) => this.replies.set(id, resolve));
    void channel.send(['<IDS|MSG>', hmac.digest('hex'), ...parts]);
    return { id, reply };
  }

  private onPublished(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Strict: what is not UTF-8 or not well-formed Unicode is an error, as it is in JupyterLab. */
  private decode(frames: Buffer[]): Message {
    const at = frames.findIndex((frame) => frame.toString() === '<IDS|MSG>');
    const parts = frames.slice(at + 2).map((frame) => UTF8.decode(frame));
    const hmac = createHmac('sha256', this.key);
    for (const part of parts) hmac.update(part);
    if (hmac.digest('hex') !== frames[at + 1].toString()) throw new Error('wrong signature');
    const [header, parent, , content] = parts.map((part) => JSON.parse(part, refuseHalves));
    return { type: header.msg_type, parent: parent.msg_id, content };
  }

  private async listen(socket: Dealer | Subscriber): Promise<void> {
    for await (const frames of socket) {
      const message = this.decode(frames);
      if (socket === this.iopub) {
        this.published.push(message);
        for (const listener of [...this.listeners]) listener();
      } else this.replies.get(message.parent)?.(message);
    }
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function refuseHalves(key: string, value: unknown): unknown {
  if (/\p{Surrogate}/u.test(`${key} ${typeof value === 'string' ? value : ''}`)) {
    throw new Error('half a character, which cannot be saved as UTF-8');
  }
  return value;
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve) => {
          const server = createServer();
          server.listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}
