/** Thrown when bytes from the other side do not follow the protocol. */
export class ProtocolError extends Error {
  override name = 'ProtocolError';
}

/** Thrown by the side that sends, for a value that is too much to travel. */
export class TooMuch extends ProtocolError {
  override name = 'TooMuch';
  constructor(
    /** What it is, as in "f returned …". */
    readonly description: string,
  ) {
    super(`${description} cannot travel`);
  }
}

// Made ahead: in the child these classes are gone when a student's code runs.
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Appends numbers, strings and bytes to a growing buffer (little-endian). */
export class ByteWriter {
  private bytes = new Uint8Array(1024);
  private view = new DataView(this.bytes.buffer);
  private length = 0;
  /** How many values have been written: lists, what is in them, and so on. */
  parts = 0;

  constructor(private readonly limit = 256 * 1024 * 1024) {}

  private reserve(count: number): number {
    const start = this.length;
    const needed = start + count;
    if (needed > this.limit) {
      throw new TooMuch(`a value of more than ${Math.floor(this.limit / 2 ** 20)} MB`);
    }
    if (needed > this.bytes.length) {
      const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2));
      grown.set(this.bytes.subarray(0, start));
      this.bytes = grown;
      this.view = new DataView(grown.buffer);
    }
    this.length = needed;
    return start;
  }

  u8(value: number): void {
    const at = this.reserve(1);
    this.view.setUint8(at, value);
  }

  u32(value: number): void {
    const at = this.reserve(4);
    this.view.setUint32(at, value, true);
  }

  f64(value: number): void {
    const at = this.reserve(8);
    this.view.setFloat64(at, value, true);
  }

  raw(bytes: Uint8Array): void {
    const at = this.reserve(bytes.length);
    this.bytes.set(bytes, at);
  }

  string(text: string): void {
    const bytes = encoder.encode(text);
    this.u32(bytes.length);
    this.raw(bytes);
  }

  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

/** Reads what {@link ByteWriter} wrote; throws {@link ProtocolError} instead of reading past the end. */
export class ByteReader {
  private at = 0;
  private readonly view: DataView;

  private readonly bytes: Uint8Array;
  /** How many values have been read. */
  parts = 0;

  constructor(bytes: Uint8Array) {
    // A plain view: slice() of a Node Buffer would share memory instead of copying it.
    this.bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  private take(count: number): number {
    if (count > this.left) throw new ProtocolError('the message ends too early');
    const start = this.at;
    this.at += count;
    return start;
  }

  u8(): number {
    return this.view.getUint8(this.take(1));
  }

  u32(): number {
    return this.view.getUint32(this.take(4), true);
  }

  f64(): number {
    return this.view.getFloat64(this.take(8), true);
  }

  raw(count: number): Uint8Array {
    const start = this.take(count);
    return this.bytes.slice(start, start + count);
  }

  /** A text; of one that is longer than `limit` characters only the beginning is ever looked at. */
  string(limit: number): string {
    const count = this.u32();
    const start = this.take(count);
    // No character takes more than four bytes.
    const end = start + Math.min(count, 4 * limit);
    return decoder.decode(this.bytes.subarray(start, end)).slice(0, limit);
  }
}
