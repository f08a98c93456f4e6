import type { Readable } from 'node:stream';

const END = 0x0a;

/** Calls `onValue` for each line of a stream, which holds one value as JSON. */
export function readLines(stream: Readable, onValue: (value: unknown) => void): void {
  let begun: Buffer[] = [];
  stream.on('data', (bytes: Buffer) => {
    let from = 0;
    for (let to = bytes.indexOf(END); to >= 0; to = bytes.indexOf(END, from)) {
      const line = Buffer.concat([...begun, bytes.subarray(from, to)]).toString('utf8');
      begun = [];
      from = to + 1;
      onValue(JSON.parse(line));
    }
    begun.push(bytes.subarray(from));
  });
}

/** A value as one line. */
export function lineOf(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
