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
 * A progress bar that suits the place: HTML in a notebook, a bar on a terminal, and a plain line at
 * each tenth of the way when the output is a file or a pipe.
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
  if (globalThis.process?.stdout?.isTTY) return terminalProgress(title, total);
  return wanted ? plainProgress(title, total) : SILENT;
}

function notebookProgress(title: string, total: number): Progress {
  const displayId = `progress-${crypto.randomUUID()}`;
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

/** Signs of a full bar on a terminal. */
const WIDTH = 40;

/** One line that is drawn over and over. */
function terminalProgress(title: string, total: number): Progress {
  const started = performance.now();
  let drawn = Number.NEGATIVE_INFINITY;
  let last = 0;
  const draw = (note: string) => {
    drawn = performance.now();
    const seconds = (drawn - started) / 1000;
    const left = last > 0 ? duration((seconds / last) * (total - last)) : '?';
    const full = Math.round((WIDTH * last) / Math.max(1, total));
    const bar = '='.repeat(full).padEnd(WIDTH, '-');
    const text = `${title} [${bar}] ${last}/${total} · ${duration(seconds)}, ${left} left`;
    process.stdout.write(`\r${text}${note ? ` · ${note}` : ''}\u001b[K`);
  };
  return {
    update(done, note = '') {
      last = done;
      if (performance.now() - drawn >= EVERY) draw(note);
    },
    end(note = '') {
      draw(note);
      process.stdout.write('\n');
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
