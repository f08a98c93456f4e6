import type { Readable } from 'node:stream';

const END = 0x0a;
const NOTHING = Buffer.alloc(0);

/** A value with a field `bytes` announces so many bytes behind its line. */
interface Announced {
  bytes?: number;
}

/** Calls `onValue` for each line of a stream, which holds one value as JSON, and the bytes behind it. */
export function readLines(
  stream: Readable,
  onValue: (value: unknown, attached: Buffer) => void,
): void {
  let begun: Buffer[] = [];
  let attaching: { value: unknown; room: Buffer; have: number } | undefined;
  /** Takes what it needs from the beginning of some bytes; returns the others. */
  const attach = (bytes: Buffer, to: NonNullable<typeof attaching>): Buffer => {
    const taken = bytes.copy(to.room, to.have);
    to.have += taken;
    if (to.have === to.room.length) {
      attaching = undefined;
      onValue(to.value, to.room);
    }
    return bytes.subarray(taken);
  };
  const readLine = (bytes: Buffer): Buffer => {
    const end = bytes.indexOf(END);
    begun.push(end < 0 ? bytes : bytes.subarray(0, end));
    if (end < 0) return bytes.subarray(bytes.length);
    const value = JSON.parse(Buffer.concat(begun).toString('utf8')) as Announced | null;
    begun = [];
    if (value?.bytes) attaching = { value, room: Buffer.allocUnsafe(value.bytes), have: 0 };
    else onValue(value, NOTHING);
    return bytes.subarray(end + 1);
  };
  stream.on('data', (bytes: Buffer) => {
    for (let rest = bytes; rest.length > 0; ) {
      rest = attaching ? attach(rest, attaching) : readLine(rest);
    }
  });
}

/** A value as one line. */
export function lineOf(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
