export type { Displayable } from './display.js';
export { DISPLAY, display, isDisplayable, toMimeBundle } from './display.js';
export type { DisplayOptions, NotebookHost } from './host.js';
export { breathe, installNotebookHost, notebookHost } from './host.js';
export { escapeHtml, scriptJson } from './html.js';
export type { MimeBundle } from './mime.js';
export { PLOTLY_CONFIG, PLOTLY_MIME } from './plotly.js';
export { Problem, telling } from './problem.js';
