import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  step(done: number, all: number): void;
  stop(): void;
}

/** A progress bar on a terminal; where nobody watches, silent, or with `timeLeft` now and then a line. */
export function progressBar(what: string, { timeLeft = false } = {}): Progress {
  if (!process.stderr.isTTY) return timeLeft ? progressLines(what) : silent;
  const format = `${what} {bar} {value}/{total}${timeLeft ? ' {eta_formatted} left' : ''}`;
  const bar = new SingleBar(
    { format, stream: process.stderr, clearOnComplete: true, hideCursor: true, etaBuffer: 50 },
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

const silent: Progress = { step: () => {}, stop: () => {} };

/** For a log: a line for each tenth. */
function progressLines(what: string): Progress {
  const started = performance.now();
  let first: number | undefined;
  let told = 0;
  return {
    step(done, all) {
      first ??= done;
      const tenth = Math.floor((10 * done) / all);
      if (tenth === told || done === all || done === first) return;
      told = tenth;
      const left = ((performance.now() - started) / (done - first)) * (all - done);
      process.stderr.write(`${what}: ${done} of ${all}, about ${inWords(left / 1000)} left\n`);
    },
    stop: () => {},
  };
}

function inWords(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
