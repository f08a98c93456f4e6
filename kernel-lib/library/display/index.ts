/**
 * How values show themselves in a notebook, and the bar that tells how far a computation is.
 *
 * ```ts
 * import { display, startProgress } from 'kernel-lib/display';
 * const bar = startProgress('Counting', 10);
 * for (let i = 1; i <= 10; i++) bar.update(i);
 * bar.end('done');
 * ```
 *
 * @module
 */

export type { Displayable } from './display.js';
export { DISPLAY, display, isDisplayable, toMimeBundle } from './display.js';
export type { DisplayOptions, NotebookHost } from './host.js';
export { breathe, installNotebookHost, notebookHost } from './host.js';
export { escapeHtml, scriptJson } from './html.js';
export type { MimeBundle } from './mime.js';
export { percent } from './percent.js';
export { PLOTLY_CONFIG, PLOTLY_MIME } from './plotly.js';
export { Problem, telling } from './problem.js';
export type { CommandProgress, Progress } from './progress.js';
export { progressBar, startProgress } from './progress.js';
