import type { Header } from '../link.js';

type Send = (name: string, text: string, parent: Header | undefined) => void;

// Long enough to join the pieces of a printing loop, short enough to look immediate.
const DELAY_MS = 15;
const LIMIT = 64 * 1024;

/** Joins small writes to the same stream of the same cell, so that a printing loop is not one message per line. */
export class StreamBuffer {
  private pending: { name: string; text: string; parent: Header | undefined } | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly send: Send) {}

  write(name: string, text: string, parent: Header | undefined): void {
    const pending = this.pending;
    if (pending && pending.name === name && pending.parent?.msg_id === parent?.msg_id) {
      pending.text += text;
    } else {
      this.flush();
      this.pending = { name, text, parent };
    }
    if ((this.pending?.text.length ?? 0) > LIMIT) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), DELAY_MS);
  }

  /** Call before any other message goes out, so that the order stays as written. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const pending = this.pending;
    this.pending = undefined;
    if (pending) this.send(pending.name, pending.text, pending.parent);
  }
}
