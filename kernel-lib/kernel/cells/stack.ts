import { withPlainNames } from './scope.js';
import type { SourcePlace, Sources } from './sources.js';

/** One line of a stack trace, as far as it concerns the reader. */
export interface Frame {
  functionName: string | undefined;
  place: SourcePlace | undefined;
  /** For code that is not the student's: the file as Node names it. */
  script: string;
  line: number;
  column: number;
}

const framesByError = new WeakMap<object, Frame[]>();

// Deep enough that the student's own lines are not cut off by the library above them.
const DEPTH = 60;

/**
 * Makes `error.stack` name the student's TypeScript files and cells instead of the scripts made
 * from them, and leave out the kernel. This process belongs to the kernel, hence the global hook.
 */
export function installStackTraces(sources: Sources, kernelFolders: string[]): void {
  Error.stackTraceLimit = DEPTH;
  Error.prepareStackTrace = (error, sites) => {
    const frames = sites
      .map((site) => toFrame(sources, site))
      .filter(({ place, script }) => {
        if (place !== undefined) return true;
        // Code that was put in; a line of the script would be a wrong one.
        return !sources.has(script) && !isInside(script, kernelFolders);
      });
    if (typeof error === 'object' && error !== null) framesByError.set(error, frames);
    const lines = frames.map((frame) => `\n    at ${describeFrame(frame)}`);
    return headline(error) + lines.join('');
  };
}

/** The frames of an error, innermost first; empty when it has none or is no error. */
export function framesOf(error: unknown): Frame[] {
  if (typeof error !== 'object' || error === null) return [];
  // Reading the stack makes V8 call the hook above.
  void (error as { stack?: unknown }).stack;
  return framesByError.get(error) ?? [];
}

/** `layers.ts:3:5`, or `cell [2]:3:5`, with the function's name before it. */
export function describeFrame({ functionName, place, script, line, column }: Frame): string {
  const where = place
    ? `${place.label}:${place.line}:${place.column}`
    : `${script.replace(/^file:\/\//, '')}:${line}:${column}`;
  return functionName ? `${functionName} (${where})` : where;
}

function toFrame(sources: Sources, site: NodeJS.CallSite): Frame {
  const script = site.getScriptNameOrSourceURL() ?? '';
  const line = site.getLineNumber() ?? 0;
  const column = site.getColumnNumber() ?? 0;
  const place = sources.find(script, { line, column });
  return { functionName: nameOf(site), place, script, line, column };
}

function nameOf(site: NodeJS.CallSite): string | undefined {
  const name = site.getFunctionName();
  if (!name) return undefined;
  // What a transpiled module calls its imports: `layers_js_1.affine_forward`, `Object.<anonymous>`.
  const plain = withPlainNames(name);
  if (site.isConstructor()) return `new ${plain}`;
  const type = site.getMethodName() ? site.getTypeName() : null;
  return type && type !== 'Object' && !plain.includes('.') ? `${type}.${plain}` : plain;
}

function isInside(script: string, folders: string[]): boolean {
  if (script === '' || script.startsWith('node:') || /^(evalmachine|tslab-cell)/.test(script))
    return true;
  return folders.some((folder) => script.includes(folder));
}

function headline(error: unknown): string {
  try {
    return withPlainNames(Error.prototype.toString.call(error));
  } catch {
    return 'Error';
  }
}
