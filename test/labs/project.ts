import { copyWorkspace, type Workspace } from '../../kernel-lib/workshop/publish/workspace.js';

export type ProjectCopy = Workspace;

/** A copy of this project to run labs in, with the answers or with empty stubs. */
export function copyProject(answers: boolean): ProjectCopy {
  return copyWorkspace('.', answers ? 'solutions' : 'stubs');
}
