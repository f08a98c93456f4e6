import type { Project } from '../cells/project.js';
import type { TypeScript } from '../tslab.js';

/** What a snapshot holds. */
export interface Prepared {
  /** The folder that the project is about. */
  root: string;
  ts: TypeScript;
  /** It has compiled a few cells, and knows the library's types and Node's. */
  project: Project;
}

const PREPARED = Symbol.for('chainrule.kernel.prepared');

export function leavePrepared(prepared: Prepared): void {
  Reflect.set(globalThis, PREPARED, prepared);
}

/** What the snapshot that this process began with has left; nothing if it began with none. */
export function takePrepared(): Prepared | undefined {
  const prepared = Reflect.get(globalThis, PREPARED) as Prepared | undefined;
  Reflect.deleteProperty(globalThis, PREPARED);
  return prepared;
}
