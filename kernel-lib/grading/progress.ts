import { Presets, SingleBar } from 'cli-progress';

/** A progress bar on a terminal; silent where nobody watches. */
export function progressBar(what: string): { step(done: number, all: number): void; stop(): void } {
  if (!process.stderr.isTTY) return { step: () => {}, stop: () => {} };
  const format = `${what} {bar} {value}/{total}`;
  const bar = new SingleBar(
    { format, stream: process.stderr, clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  let started = false;
  return {
    step(done, all) {
      if (!started) bar.start(all, done);
      else bar.update(done);
      started = true;
    },
    stop: () => bar.stop(),
  };
}
