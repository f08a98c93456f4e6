import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collector: (() => void) | undefined;

/** Frees what nobody holds any more, also the memory of arrays; that takes a turn of the event loop. */
export async function collectGarbage(): Promise<void> {
  if (!collector) {
    setFlagsFromString('--expose-gc');
    collector = runInNewContext('gc') as () => void;
  }
  await new Promise((resolve) => setImmediate(resolve));
  collector();
  await new Promise((resolve) => setImmediate(resolve));
}
