import { statSync } from 'node:fs';
import type tslabTypeScript from '@tslab/typescript-for-tslab';
import type { TypeScript } from '../tslab.js';

type Callback = tslabTypeScript.FileWatcherCallback;

/**
 * Tells TypeScript which source files have changed, at the one moment that matters: before a cell
 * is converted. Watching by the operating system comes too late for an edit just before a run, does
 * not work on some network folders, and on Linux would crawl the whole project.
 */
export class SourceFiles {
  private readonly watched = new Map<string, { callback: Callback; stamp: string }>();

  constructor(private readonly ts: TypeScript) {
    // tslab's converter is given its view of the disk by this object.
    ts.sys.watchFile = (path, callback) => {
      if (isFixed(path)) return { close: () => {} };
      const entry = { callback, stamp: stampOf(path) };
      this.watched.set(path, entry);
      return {
        close: () => {
          if (this.watched.get(path) === entry) this.watched.delete(path);
        },
      };
    };
    ts.sys.watchDirectory = () => ({ close: () => {} });
  }

  /** Reports the files that differ from when they were last read. */
  refresh(): void {
    for (const [path, entry] of this.watched) {
      const stamp = stampOf(path);
      if (stamp === entry.stamp) continue;
      const { Created, Changed, Deleted } = this.ts.FileWatcherEventKind;
      const kind = stamp === '' ? Deleted : entry.stamp === '' ? Created : Changed;
      entry.stamp = stamp;
      entry.callback(path, kind);
    }
  }
}

/** Libraries do not change while a kernel runs; Node would not load them again anyway. */
function isFixed(path: string): boolean {
  return path.includes('/node_modules/') || path.endsWith('.d.ts');
}

function stampOf(path: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return '';
  }
}
