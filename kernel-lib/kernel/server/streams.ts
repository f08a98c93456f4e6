import type { Header } from '../link.js';

type Send = (name: string, text: string, parent: Header | undefined) => void;

// Long enough to join the pieces of a printing loop, short enough to look immediate.
const DELAY_MS = 15;
const LIMIT = 64 * 1024;

/** What belongs to one stream of one cell. */
interface Piece {
  name: string;
  text: string;
  parent: Header | undefined;
}

/**
 * Joins small writes to the same stream of the same cell, so that a printing loop is not one message
 * per line. Half of a character waits for its other half, whatever comes between the two.
 */
export class StreamBuffer {
  private pending: Piece | undefined;
  /** High surrogates that came last, by stream and cell. */
  private readonly halves = new Map<string, Piece>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly send: Send) {}

  write(name: string, text: string, parent: Header | undefined): void {
    const key = keyOf(name, parent);
    const whole = (this.halves.get(key)?.text ?? '') + text;
    this.halves.delete(key);
    const cut = /[\uD800-\uDBFF]$/.test(whole) ? whole.length - 1 : whole.length;
    if (cut < whole.length) this.halves.set(key, { name, text: whole.slice(cut), parent });
    this.append({ name, text: whole.slice(0, cut), parent });
  }

  /** Call before any other message goes out, so that the order stays as written. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const pending = this.pending;
    this.pending = undefined;
    if (pending) this.send(pending.name, pending.text, pending.parent);
  }

  /** Also lets go of halves whose other half has not come: call when a cell has ended. */
  end(): void {
    const halves = [...this.halves.values()];
    this.halves.clear();
    for (const half of halves) this.append(half);
    this.flush();
  }

  private append({ name, text, parent }: Piece): void {
    if (text === '') return;
    const pending = this.pending;
    if (pending && keyOf(pending.name, pending.parent) === keyOf(name, parent)) {
      pending.text += text;
    } else {
      this.flush();
      this.pending = { name, text, parent };
    }
    if ((this.pending?.text.length ?? 0) > LIMIT) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), DELAY_MS);
  }
}

const keyOf = (name: string, parent: Header | undefined) => `${name} ${parent?.msg_id}`;
