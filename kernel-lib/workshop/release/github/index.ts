import { type Bundle, textFile } from 'chainrule-grader/files';
import { studentBundle } from '../student/index.js';
import { WORKFLOW } from './workflow.js';

/** The template repository of a GitHub Classroom assignment: a student's copy that grades itself. */
export async function githubBundle(root: string): Promise<Bundle> {
  const bundle = await studentBundle(root);
  bundle.set('.github/workflows/classroom.yml', textFile(WORKFLOW));
  return bundle;
}
