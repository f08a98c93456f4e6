import { writeSync } from 'node:fs';
import { type Header, MAX_LOAD, type ServerSetup, type ToMain, type ToServer } from '../link.js';
import type { ZeroMQ } from '../tslab.js';
import { addressOf, readConnection } from './connection.js';
import { History } from './history.js';
import { Sender } from './sender.js';
import { StreamBuffer } from './streams.js';
import { type Incoming, Wire } from './wire.js';

type Sockets = ReturnType<typeof createSockets>;
type Router = Sockets['shell'];
type Job = { message: Incoming; sender: Sender };

function createSockets(zmq: ZeroMQ) {
  return {
    // Without a bound: a reply that does not fit would be dropped in silence.
    shell: new zmq.Router({ sendHighWaterMark: 0 }),
    control: new zmq.Router({ sendHighWaterMark: 0 }),
    stdin: new zmq.Router(),
    // At its bound it refuses what it would otherwise drop; the sender then waits.
    iopub: new zmq.Publisher({ sendHighWaterMark: 500, noDrop: true }),
    heartbeat: new zmq.Reply(),
  };
}

/** The request types that the main thread answers; the others are answered here. */
const FOR_MAIN = new Set([
  'execute_request',
  'complete_request',
  'inspect_request',
  'is_complete_request',
]);

/** Speaks Jupyter's protocol on the five sockets, and asks the main thread to run the cells. */
export class Server {
  private readonly wire: Wire;
  private readonly sockets: Sockets;
  private readonly shell: Sender;
  private readonly control: Sender;
  private readonly iopub: Sender;
  private readonly connection;
  private readonly history = new History();
  private readonly streams = new StreamBuffer((name, text, parent) =>
    this.publish('stream', JSON.stringify({ name, text }), parent),
  );
  private readonly waiting: Job[] = [];
  private running: (Job & { id: number }) | undefined;
  private lastId = 0;
  /** What has arrived from the cells since they were last told that there is room. */
  private arrived = 0;
  private executionCount = 0;

  constructor(
    zmq: ZeroMQ,
    private readonly setup: ServerSetup,
    private readonly toMain: (message: ToMain) => void,
    private readonly interrupt: () => void,
  ) {
    this.connection = readConnection(setup.connectionFile);
    const scheme = this.connection.signature_scheme ?? 'hmac-sha256';
    this.wire = new Wire(this.connection.key, scheme.replace(/^hmac-/, ''));
    this.sockets = createSockets(zmq);
    this.shell = new Sender(this.sockets.shell);
    this.control = new Sender(this.sockets.control);
    const { iopub } = this.sockets;
    this.iopub = new Sender(iopub, {
      onSent: () => this.makeRoom(),
      // One frontend that has stopped reading must not silence the kernel for the others.
      sendAnyway: async (frames) => {
        iopub.noDrop = false;
        try {
          await iopub.send(frames);
        } finally {
          iopub.noDrop = true;
        }
      },
    });
  }

  async start(): Promise<void> {
    const { shell, control, stdin, iopub, heartbeat } = this.sockets;
    const c = this.connection;
    await Promise.all([
      iopub.bind(addressOf(c, c.iopub_port)),
      shell.bind(addressOf(c, c.shell_port)),
      control.bind(addressOf(c, c.control_port)),
      stdin.bind(addressOf(c, c.stdin_port)),
      heartbeat.bind(addressOf(c, c.hb_port)),
    ]);
    this.status('starting', undefined);
    void this.listen(shell, (message) => this.onShell(message));
    void this.listen(control, (message) => this.answerHere({ message, sender: this.control }));
    void this.echo(heartbeat);
  }

  /** Lets the last messages out and closes the sockets. */
  async close(): Promise<void> {
    this.streams.end();
    await Promise.all([this.shell, this.control, this.iopub].map((sender) => sender.idle()));
    for (const socket of Object.values(this.sockets)) socket.close();
  }

  /** A message from the main thread. */
  onMain(message: Exclude<ToServer, { kind: 'close' }>): void {
    if (message.kind === 'publish') {
      this.onPublish(message);
      this.arrived += message.load;
      this.makeRoom();
    } else this.onReply(message);
  }

  /** Tells the cells how much of theirs has left, once the sockets are not the bottleneck. */
  private makeRoom(): void {
    if (this.arrived === 0 || this.iopub.load >= MAX_LOAD) return;
    Atomics.sub(this.setup.backlog, 0, this.arrived);
    Atomics.notify(this.setup.backlog, 0);
    this.arrived = 0;
  }

  private onPublish(message: Extract<ToServer, { kind: 'publish' }>): void {
    if (message.msgType === 'stream') {
      const { name, text } = JSON.parse(message.content) as { name: string; text: string };
      this.streams.write(name, text, message.parent);
      return;
    }
    if (message.msgType === 'execute_input') {
      const { execution_count, code } = JSON.parse(message.content);
      this.executionCount = execution_count;
      if (this.running?.message.content.store_history !== false) {
        this.history.add(execution_count, code);
      }
    }
    if (message.msgType === 'execute_result') {
      const { execution_count, data } = JSON.parse(message.content);
      this.history.setOutput(execution_count, String(data['text/plain'] ?? ''));
    }
    this.publish(message.msgType, message.content, message.parent);
  }

  private onReply(message: Extract<ToServer, { kind: 'reply' }>): void {
    const job = this.running;
    if (!job || job.id !== message.id) return;
    this.running = undefined;
    this.streams.end();
    this.reply(job, message.msgType, message.content);
    const failed =
      message.msgType === 'execute_reply' && JSON.parse(message.content).status === 'error';
    this.status('idle', job.message.header);
    if (failed && job.message.content.stop_on_error !== false) this.abortWaiting();
    this.next();
  }

  private async listen(socket: Router, handle: (message: Incoming) => void): Promise<void> {
    for await (const frames of socket) {
      const message = this.wire.decode(frames as Buffer[]);
      if (message) handle(message);
      // Not console.error: this thread's console would end up in a cell.
      else writeSync(2, 'kernel: dropped a message with a wrong signature\n');
    }
  }

  private async echo(heartbeat: Sockets['heartbeat']): Promise<void> {
    for await (const frames of heartbeat) await heartbeat.send(frames);
  }

  private onShell(message: Incoming): void {
    this.waiting.push({ message, sender: this.shell });
    this.next();
  }

  private next(): void {
    while (!this.running) {
      const job = this.waiting.shift();
      if (!job) return;
      const { header, content } = job.message;
      if (!FOR_MAIN.has(header.msg_type)) {
        this.answerHere(job);
        continue;
      }
      this.status('busy', header);
      const id = ++this.lastId;
      this.running = { ...job, id };
      this.toMain({ kind: 'request', id, header, content });
    }
  }

  /** After a failed cell the cells queued behind it are not run, as in every Jupyter kernel. */
  private abortWaiting(): void {
    const jobs = this.waiting.splice(0);
    for (const job of jobs) {
      const { header } = job.message;
      if (header.msg_type !== 'execute_request') {
        this.waiting.push(job);
        continue;
      }
      this.status('busy', header);
      const content = { status: 'aborted', execution_count: this.executionCount };
      this.reply(job, 'execute_reply', JSON.stringify(content));
      this.status('idle', header);
    }
  }

  /** Requests that need no TypeScript. */
  private answerHere(job: Job): void {
    const { header, content } = job.message;
    this.status('busy', header);
    const answer = (msgType: string, reply: Record<string, unknown>) =>
      this.reply(job, msgType, JSON.stringify({ status: 'ok', ...reply }));
    let shutdown = false;
    switch (header.msg_type) {
      case 'kernel_info_request':
        answer('kernel_info_reply', this.setup.kernelInfo);
        break;
      case 'history_request':
        answer('history_reply', { history: this.history.answer(content) });
        break;
      case 'comm_info_request':
        answer('comm_info_reply', { comms: {} });
        break;
      case 'comm_open':
        // We know no comm targets; closing at once tells the frontend so.
        this.publish('comm_close', JSON.stringify({ comm_id: content.comm_id, data: {} }), header);
        break;
      case 'interrupt_request':
        this.interrupt();
        answer('interrupt_reply', {});
        break;
      case 'shutdown_request':
        answer('shutdown_reply', { restart: content.restart === true });
        shutdown = true;
        break;
    }
    this.status('idle', header);
    if (shutdown) this.toMain({ kind: 'shutdown' });
  }

  private reply({ message, sender }: Job, msgType: string, content: string): void {
    this.streams.flush();
    const { identities, header: parent } = message;
    sender.send(this.wire.encode({ identities, msgType, parent, content }));
  }

  private status(state: string, parent: Header | undefined): void {
    this.streams.flush();
    this.publish('status', JSON.stringify({ execution_state: state }), parent);
  }

  private publish(msgType: string, content: string, parent: Header | undefined): void {
    if (msgType !== 'stream') this.streams.flush();
    const identities = [`kernel.${msgType}`];
    this.iopub.send(this.wire.encode({ identities, msgType, parent, content }));
  }
}
