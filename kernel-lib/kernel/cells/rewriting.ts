/** A text that was made from another one. */
export interface Rewritten {
  text: string;
  /** Where in the other text a place of this one comes from. */
  origin(offset: number): number;
}

/** How many of the starts, which ascend, are not behind the offset. */
export function startsUpTo(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Builds a text out of parts of another one and of what is put between them. */
export class Rewriting {
  private text = '';
  /** Offsets in the new text, ascending, and for each the offset in the old one. */
  private readonly starts: number[] = [];
  private readonly origins: number[] = [];
  private readonly isCopy: boolean[] = [];

  constructor(readonly source: string) {}

  copy(from: number, to: number): void {
    if (to <= from) return;
    this.mark(from, true);
    this.text += this.source.slice(from, to);
  }

  /** Adds text that is not in the source, on behalf of the place `at` there. */
  put(text: string, at: number): void {
    if (text === '') return;
    this.mark(at, false);
    this.text += text;
  }

  finish(): Rewritten {
    const { text, starts, origins, isCopy } = this;
    return {
      text,
      origin(offset) {
        const i = startsUpTo(starts, offset) - 1;
        if (i < 0) return 0;
        return isCopy[i] ? origins[i] + (offset - starts[i]) : origins[i];
      },
    };
  }

  private mark(origin: number, isCopy: boolean): void {
    this.starts.push(this.text.length);
    this.origins.push(origin);
    this.isCopy.push(isCopy);
  }
}
