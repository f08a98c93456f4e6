import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { ProjectFiles } from './projectFiles.js';

/** The project's files on this computer's disk. */
export class DiskFiles implements ProjectFiles {
  constructor(readonly root: string) {}

  has(name: string): boolean {
    return existsSync(join(this.root, name));
  }

  text(name: string): string {
    return readFileSync(resolve(this.root, name), 'utf8').replace(/^\uFEFF/, '');
  }

  label(name: string): string {
    const path = resolve(this.root, name);
    const inside = relative(this.root, path);
    return this.slashed(inside.startsWith('..') ? path : inside);
  }

  slashed(path: string): string {
    return path.split(sep).join('/');
  }
}
