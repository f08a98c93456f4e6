import { cpSync, existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { generateStubs } from '../../../kernel-lib/workshop/authoring/generate.js';
import { copyWorkspace, type Workspace } from '../../../kernel-lib/workshop/publish/workspace.js';

/** A copy of this project to run labs in. */
export interface ProjectCopy extends Workspace {
  /** Puts the answers, or empty stubs, into the exercise files. */
  write(what: 'answers' | 'stubs'): void;
}

export function copyProject(): ProjectCopy {
  const { root, remove } = copyWorkspace('.', 'solutions');
  // With what earlier runs have compiled, so that not every copy does so anew.
  if (existsSync('.cache')) symlinkSync(resolve('.cache'), join(root, '.cache'), 'junction');
  const write: ProjectCopy['write'] = (what) => {
    if (what === 'answers') cpSync('solutions', join(root, 'exercises'), { recursive: true });
    else for (const { path, text } of generateStubs('.')) writeFileSync(join(root, path), text);
  };
  return { root, remove, write };
}
