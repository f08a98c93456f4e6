import type { MimeBundle } from './mime.js';

/** Where a rich output goes: a new output, or the one that was shown before under the same id. */
export interface DisplayOptions {
  /** Names the output, so that a later call can replace it. */
  displayId?: string;
  /** Replace the output with this `displayId` instead of adding a new one. */
  update?: boolean;
}

/**
 * What a Jupyter kernel offers to the library that runs inside it. The library never imports the
 * kernel; it asks {@link notebookHost} whether one is there and falls back to the terminal.
 */
export interface NotebookHost {
  /** Shows a bundle as an output of the cell that is running. */
  display(bundle: MimeBundle, options?: DisplayOptions): void;
  /** Takes the outputs of the running cell away: now, or with `wait` when the next one comes. */
  clearOutput(wait?: boolean): void;
  /**
   * Lets waiting messages out and interrupts in. Rejects with an error named `KeyboardInterrupt`
   * when the user has interrupted the cell that is running.
   */
  breathe(): Promise<void>;
  /** Steps of a few hundred milliseconds at most, to be taken while the user reads. What throws is ignored. */
  whenIdle?(steps: readonly (() => unknown)[]): void;
  /** The text of the cell that is running, as the user wrote it. */
  cellSource?(): string | undefined;
  /** Puts another text into the running cell once it has ended, where the notebook can do that. */
  replaceCell?(source: string): void;
}

const HOST = Symbol.for('chainrule.notebookHost');
type HostSlot = { [HOST]?: NotebookHost };

/** The notebook that this process serves, or `undefined` in a terminal or a script. */
export function notebookHost(): NotebookHost | undefined {
  return (globalThis as HostSlot)[HOST];
}

/**
 * Called once by the kernel. A registered symbol on `globalThis` is the meeting point because the
 * kernel and a notebook may load two copies of this module.
 */
export function installNotebookHost(host: NotebookHost): void {
  Object.defineProperty(globalThis, HOST, { value: host, configurable: true });
}

/**
 * A pause for long loops: lets the notebook draw and the user interrupt. In a terminal it only
 * yields to the event loop. Call it every 50 ms or so, not at every step.
 */
export function breathe(): Promise<void> {
  const host = notebookHost();
  return host ? host.breathe() : new Promise((resolve) => soon(resolve));
}

/** After what waits to be done: Node's own way, or the browser's. */
function soon(then: () => void): void {
  const { setImmediate: next = setTimeout } = globalThis;
  next(then);
}
