import { readSync, writeSync } from 'node:fs';

const PIPE = 3;
const pause = new Int32Array(new SharedArrayBuffer(4));

function isBusy(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'EAGAIN';
}

function readExactly(count: number): Uint8Array | undefined {
  const bytes = new Uint8Array(count);
  let have = 0;
  while (have < count) {
    try {
      const got = readSync(PIPE, bytes, have, count - have, null);
      if (got === 0) return undefined;
      have += got;
    } catch (error) {
      if ((error as { code?: unknown }).code === 'EOF') return undefined;
      if (!isBusy(error)) throw error;
      Atomics.wait(pause, 0, 0, 1);
    }
  }
  return bytes;
}

/** The next frame, without its length; `undefined` when the parent has closed the pipe. */
export function readFrame(): Uint8Array | undefined {
  const head = readExactly(4);
  if (!head) return undefined;
  return readExactly(new DataView(head.buffer).getUint32(0, true));
}

export function writeFrame(frame: Uint8Array): void {
  let sent = 0;
  while (sent < frame.length) {
    try {
      sent += writeSync(PIPE, frame, sent, frame.length - sent);
    } catch (error) {
      if (!isBusy(error)) throw error;
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}
