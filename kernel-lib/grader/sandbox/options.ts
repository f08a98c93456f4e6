/**
 * Which layers to use, for the tests of the layers: all of them where this is not said. A student
 * has no way to it: neither files nor variables of a submission are read for it.
 */
export interface SandboxOptions {
  /** The code may import what it likes, Node's own modules too. */
  anyImport?: boolean;
  /** Node's permission model. */
  permission?: boolean;
  /** Limits held by the system: memory, files, processes. */
  limits?: boolean;
  /** Namespaces, or one way to get them. */
  namespaces?: boolean | NamespaceTool;
  /** A user of its own for each child. */
  ownUser?: boolean;
}

/** Programs that start another one in namespaces of its own. */
export type NamespaceTool = 'bubblewrap' | 'unshare' | 'sandbox-exec';

/** One measure that keeps the child in its place, and whether this machine has it. */
export interface SandboxLayer {
  name: string;
  active: boolean;
  detail: string;
}
