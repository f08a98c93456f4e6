import { relative, sep } from 'node:path';
import type { TypeScript } from '../tslab.js';
import { createAligner, type Place } from './align.js';

/** A script that ran, and the TypeScript that it was made from. */
interface Source {
  label: string;
  source: string;
  js: string;
  lines?: number;
  place?: (at: Place) => Place;
}

/** A place in something that the student wrote. */
export interface SourcePlace extends Place {
  label: string;
  /** The whole text, to quote from. */
  source: string;
  isCell: boolean;
}

/** Knows every cell and every local file that has run, to name places in them as written. */
export class Sources {
  private readonly scripts = new Map<string, Source & { isCell: boolean }>();

  constructor(
    private readonly ts: TypeScript,
    readonly root: string,
  ) {}

  addCell(url: string, label: string, source: string, js: string): void {
    this.scripts.set(url, { label, source, js, isCell: true });
  }

  /** `jsPath` is where the JavaScript would be; there is no such file. */
  addFile(jsPath: string, tsPath: string, source: string, js: string): void {
    this.scripts.set(jsPath, { label: this.label(tsPath), source, js, isCell: false });
  }

  /** A file's name as shown: from the project's folder, with slashes. */
  label(path: string): string {
    const name = relative(this.root, path);
    return (name.startsWith('..') ? path : name).split(sep).join('/');
  }

  /** The TypeScript of a place in a script, when the script is a cell or a local file. */
  find(script: string, at: Place): SourcePlace | undefined {
    const entry = this.scripts.get(script.split(sep).join('/'));
    if (!entry) return undefined;
    entry.place ??= createAligner(this.ts, entry.js, entry.source);
    // After its last line comes the call by which the executor runs it.
    entry.lines ??= entry.js.split('\n').length;
    if (at.line > entry.lines) return undefined;
    const { label, source, isCell } = entry;
    return { ...entry.place(at), label, source, isCell };
  }
}
