import { randomUUID } from 'node:crypto';
import { escapeHtml } from '../display/html.js';
import { display, notebookHost } from '../display/index.js';
import { duration } from './format.js';

/** Shows how far a long computation is. */
export interface Progress {
  /** `done` of `total` steps are done; `note` is a short remark, such as the loss. */
  update(done: number, note?: string): void;
  /** The last word: finished, interrupted, stopped. */
  end(note?: string): void;
}

const SILENT: Progress = { update() {}, end() {} };

/** Milliseconds between two drawings. */
const EVERY = 100;

/**
 * A progress bar that suits the place: HTML in a notebook, cli-progress on a terminal, and a plain
 * line at each tenth of the way when the output is a file or a pipe.
 *
 * @param title a word or two, such as 'Training'
 * @param total number of steps
 * @param wanted true: always; false: never; undefined: only where a person is watching
 */
export async function startProgress(
  title: string,
  total: number,
  wanted?: boolean,
): Promise<Progress> {
  if (wanted === false) return SILENT;
  if (notebookHost()) return notebookProgress(title, total);
  if (process.stdout.isTTY) return terminalProgress(title, total);
  return wanted ? plainProgress(title, total) : SILENT;
}

function notebookProgress(title: string, total: number): Progress {
  const displayId = `progress-${randomUUID()}`;
  const started = performance.now();
  let drawn = Number.NEGATIVE_INFINITY;
  let shown = false;
  let last = 0;
  const draw = (done: number, note: string, over: boolean) => {
    const now = performance.now();
    if (!over && now - drawn < EVERY) return;
    drawn = now;
    const seconds = (now - started) / 1000;
    const left = done > 0 && !over ? `, ${duration((seconds / done) * (total - done))} left` : '';
    const text = `${done}/${total} · ${duration(seconds)}${left}${note ? ` · ${note}` : ''}`;
    const html =
      `<div style="display:flex;align-items:center;gap:0.75em;font-family:monospace">` +
      `<span>${escapeHtml(title)}</span>` +
      `<progress value="${done}" max="${total}" style="width:16em"></progress>` +
      `<span>${escapeHtml(text)}</span></div>`;
    const bundle = { 'text/html': html, 'text/plain': `${title}: ${text}` };
    display({ [Symbol.for('Jupyter.display')]: () => bundle }, { displayId, update: shown });
    shown = true;
  };
  return {
    update(done, note = '') {
      last = done;
      draw(done, note, false);
    },
    end: (note = '') => draw(last, note, true),
  };
}

async function terminalProgress(title: string, total: number): Promise<Progress> {
  // Loaded only here: a notebook or a grader has no use for it.
  const { default: cliProgress } = await import('cli-progress');
  const bar = new cliProgress.SingleBar({
    format: `${title} [{bar}] {value}/{total} · {duration_formatted}, {eta_formatted} left {note}`,
    stream: process.stdout,
    hideCursor: true,
    fps: 10,
  });
  bar.start(total, 0, { note: '' });
  return {
    update: (done, note = '') => bar.update(done, { note: note ? `· ${note}` : '' }),
    end(note = '') {
      bar.update({ note: note ? `· ${note}` : '' });
      bar.stop();
    },
  };
}

function plainProgress(title: string, total: number): Progress {
  let tenth = 0;
  return {
    update(done, note = '') {
      const now = Math.floor((10 * done) / total);
      if (now <= tenth) return;
      tenth = now;
      console.log(`${title}: ${done}/${total}${note ? ` · ${note}` : ''}`);
    },
    end(note = '') {
      if (note) console.log(`${title}: ${note}`);
    },
  };
}
