type Frames = (Buffer | string)[];

interface Sink {
  send(frames: Frames): Promise<void>;
}

/** Sends messages one after the other: a ZeroMQ socket refuses a second while the first waits. */
export class Sender {
  private readonly queue: Frames[] = [];
  private draining: Promise<void> | undefined;

  constructor(private readonly socket: Sink) {}

  send(frames: Frames): void {
    this.queue.push(frames);
    this.draining ??= this.drain();
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    await this.draining;
  }

  private async drain(): Promise<void> {
    for (let frames = this.queue.shift(); frames; frames = this.queue.shift()) {
      try {
        await this.socket.send(frames);
      } catch {
        // A reply to a client that has gone is nobody's loss.
      }
    }
    this.draining = undefined;
  }
}
