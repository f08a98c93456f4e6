import { inspect } from '../platform/inspect.js';
import { type DisplayOptions, notebookHost } from './host.js';
import type { MimeBundle } from './mime.js';

/**
 * The method by which a value says how it looks in a notebook. Registered under the name that
 * other JavaScript kernels use too, so that values travel between them.
 */
export const DISPLAY: unique symbol = Symbol.for('Jupyter.display') as never;

/** A value with a rich form. Always include `text/plain`, for terminals and for diffs. */
export interface Displayable {
  /** The forms of this value, by MIME type; a notebook shows the richest one that it knows. */
  [DISPLAY](): MimeBundle;
}

/** True when `value` has a `[DISPLAY]()` method. */
export function isDisplayable(value: unknown): value is Displayable {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return false;
  try {
    return typeof (value as Partial<Displayable>)[DISPLAY] === 'function';
  } catch {
    // A proxy that refuses names it does not know, such as a strict configuration.
    return false;
  }
}

/**
 * The MIME bundle of any value: its own, if it has a `[DISPLAY]()` method, else plain text without
 * colour codes, as Node prints it.
 */
export function toMimeBundle(value: unknown): MimeBundle {
  if (isDisplayable(value)) return value[DISPLAY]();
  return { 'text/plain': typeof value === 'string' ? value : inspect(value) };
}

/**
 * Shows a value now: as rich output in a notebook, as text in a terminal. With `displayId` and
 * `update` an earlier output is replaced (notebooks only; a terminal prints it anew).
 */
export function display(value: unknown, options: DisplayOptions = {}): void {
  const bundle = toMimeBundle(value);
  const host = notebookHost();
  if (host) host.display(bundle, options);
  else console.log(String(bundle['text/plain'] ?? ''));
}
