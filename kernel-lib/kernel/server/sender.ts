import { loadOf } from '../link.js';

type Frames = (Buffer | string)[];

interface Sink {
  send(frames: Frames): Promise<void>;
}

export interface SenderOptions {
  /** Called whenever a message has left. */
  onSent?: () => void;
  /** Sends what a full socket has refused for `stuckAfterMs`, and passes the reader that is stuck over. */
  sendAnyway?: (frames: Frames) => Promise<void>;
  stuckAfterMs?: number;
}

const RETRY_MS = { first: 1, most: 20 };
// A frontend that draws large figures may be silent for long, but not for this long.
const STUCK_AFTER_MS = 60_000;

/**
 * Sends messages one after the other: a ZeroMQ socket refuses a second while the first waits. A
 * socket that says it is full (EAGAIN) is asked again until the slowest reader has made room.
 */
export class Sender {
  private readonly queue: Frames[] = [];
  private draining: Promise<void> | undefined;
  private waiting = 0;
  private stuck = false;

  constructor(
    private readonly socket: Sink,
    private readonly options: SenderOptions = {},
  ) {}

  /** The load of all that has not left yet. */
  get load(): number {
    return this.waiting;
  }

  send(frames: Frames): void {
    this.queue.push(frames);
    this.waiting += loadOfFrames(frames);
    this.draining ??= this.drain();
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    await this.draining;
  }

  private async drain(): Promise<void> {
    for (let frames = this.queue.shift(); frames; frames = this.queue.shift()) {
      await this.sendOne(frames);
      this.waiting -= loadOfFrames(frames);
      this.options.onSent?.();
    }
    this.draining = undefined;
  }

  private async sendOne(frames: Frames): Promise<void> {
    const { sendAnyway, stuckAfterMs = STUCK_AFTER_MS } = this.options;
    let pause = RETRY_MS.first;
    for (let waited = 0; await this.isRefused(frames); waited += pause) {
      // Once stuck, until it takes something again: its next message would wait as long.
      this.stuck ||= waited >= stuckAfterMs;
      if (this.stuck) return sendAnyway?.(frames).catch(() => {});
      pause = Math.min(2 * pause, RETRY_MS.most);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    this.stuck = false;
  }

  private async isRefused(frames: Frames): Promise<boolean> {
    try {
      await this.socket.send(frames);
      return false;
    } catch (error) {
      // Any other failure: a reply to a client that has gone is nobody's loss.
      return (error as NodeJS.ErrnoException).code === 'EAGAIN';
    }
  }
}

function loadOfFrames(frames: Frames): number {
  return loadOf(frames.reduce((sum, { length }) => sum + length, 0));
}
