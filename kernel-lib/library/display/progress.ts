import { DISPLAY, display } from './display.js';
import { notebookHost } from './host.js';
import { escapeHtml } from './html.js';

/** Shows how far a long computation is. */
export interface Progress {
  /** `done` of `total` steps are done; `note` is a short remark, such as the loss. */
  update(done: number, note?: string): void;
  /** The last word: finished, interrupted, stopped. */
  end(note?: string): void;
}

/** The progress of a command: what it prints itself begins on a clean line. */
export interface CommandProgress {
  /** `done` of `all` steps are done. */
  step(done: number, all: number): void;
  /** Takes the bar away. */
  stop(): void;
}

const SILENT: Progress = { update() {}, end() {} };

/** Milliseconds between two drawings. */
const EVERY = 100;

/** Signs of a full bar on a terminal. */
const WIDTH = 30;

/**
 * A progress bar that suits the place: HTML in a notebook, a bar on a terminal, and a plain line at
 * each tenth of the way when the output is a file or a pipe.
 *
 * @param title a word or two, such as 'Training'
 * @param total number of steps
 * @param wanted true: always; false: never; undefined: only where a person is watching
 * @param from steps that were done before, in an earlier run
 */
export function startProgress(title: string, total: number, wanted?: boolean, from = 0): Progress {
  if (wanted === false) return SILENT;
  if (notebookHost()) return inNotebook(title, total, from);
  const stream = globalThis.process?.stdout;
  if (stream?.isTTY) return onTerminal(stream, title, total, from);
  return wanted ? inLog((line) => console.log(line), title, total, from) : SILENT;
}

/**
 * The progress bar of a command: on the stream for errors, since the other one holds what the command
 * is asked for. Where nobody watches it is silent, or with `log` a line at each tenth of the way.
 */
export function progressBar(title: string, { log = false } = {}): CommandProgress {
  const stream = globalThis.process?.stderr;
  let shown: Progress | undefined;
  const start = (done: number, all: number): Progress => {
    if (stream?.isTTY) return onTerminal(stream, title, all, done, true);
    return stream && log ? inLog((line) => stream.write(`${line}\n`), title, all, done) : SILENT;
  };
  return {
    step(done, all) {
      shown ??= start(done, all);
      shown.update(done);
    },
    stop() {
      shown?.end();
      shown = undefined;
    },
  };
}

/** 95 s is 1:35; 3700 s is 1:01:40. */
function duration(seconds: number): string {
  const s = Math.max(0, Math.round(seconds));
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(s / 3600);
  const minutes = Math.floor(s / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(s % 60)}` : `${minutes}:${two(s % 60)}`;
}

/** Says how far it is: `12/96 · 0:05, 0:35 left · loss 0.31`. */
function teller(total: number, from: number): (done: number, note: string) => string {
  const started = performance.now();
  return (done, note) => {
    const seconds = (performance.now() - started) / 1000;
    const rest = (seconds / (done - from)) * (total - done);
    const left = done > from && done < total ? `, ${duration(rest)} left` : '';
    return `${done}/${total} · ${duration(seconds)}${left}${note && ` · ${note}`}`;
  };
}

type Draw = (done: number, text: string, over: boolean) => void;

/** Draws at once, then not too often, and at the end. */
function drawnBy(draw: Draw, total: number, from: number): Progress {
  const tell = teller(total, from);
  let drawn = Number.NEGATIVE_INFINITY;
  let last = from;
  return {
    update(done, note = '') {
      last = done;
      const now = performance.now();
      if (now - drawn < EVERY) return;
      drawn = now;
      draw(done, tell(done, note), false);
    },
    end: (note = '') => draw(last, tell(last, note), true),
  };
}

function inNotebook(title: string, total: number, from: number): Progress {
  const displayId = `progress-${crypto.randomUUID()}`;
  let shown = false;
  const draw: Draw = (done, text) => {
    const html =
      `<div style="display:flex;align-items:center;gap:0.75em;font-family:monospace">` +
      `<span>${escapeHtml(title)}</span>` +
      `<progress value="${done}" max="${total}" style="width:16em"></progress>` +
      `<span>${escapeHtml(text)}</span></div>`;
    const bundle = { 'text/html': html, 'text/plain': `${title}: ${text}` };
    display({ [DISPLAY]: () => bundle }, { displayId, update: shown });
    shown = true;
  };
  return drawnBy(draw, total, from);
}

/** A stream that may be a terminal. */
interface Terminal {
  columns?: number;
  write(text: string): unknown;
}

/** One line that is drawn over and over; `fades`: nothing of it stays. */
function onTerminal(
  stream: Terminal,
  title: string,
  total: number,
  from: number,
  fades = false,
): Progress {
  const draw: Draw = (done, text, over) => {
    const full = Math.round((WIDTH * done) / Math.max(1, total));
    const bar = '█'.repeat(full).padEnd(WIDTH, '░');
    // A line that wraps could not be drawn over.
    const line = `${title} ${bar} ${text}`.slice(0, (stream.columns || 80) - 1);
    if (over && fades) stream.write('\r\u001b[K');
    else stream.write(`\r${line}\u001b[K${over ? '\n' : ''}`);
  };
  return drawnBy(draw, total, from);
}

function inLog(say: (line: string) => void, title: string, total: number, from: number): Progress {
  const tell = teller(total, from);
  let tenth = Math.floor((10 * from) / total);
  return {
    update(done, note = '') {
      const now = Math.floor((10 * done) / total);
      if (now <= tenth) return;
      tenth = now;
      say(`${title}: ${tell(done, note)}`);
    },
    end(note = '') {
      if (note) say(`${title}: ${note}`);
    },
  };
}
