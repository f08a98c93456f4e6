import { type Bundle, textFile } from 'chainrule-grader/files';
import { addGrader } from '../grader.js';
import { GRADE, RUN_AUTOGRADER, SETUP } from './scripts.js';

/** The zip that Gradescope unpacks to /autograder/source. It runs offline where Node is there. */
export function gradescopeBundle(root: string): Bundle {
  const bundle: Bundle = new Map();
  addGrader(bundle, root);
  bundle.set('setup.sh', textFile(SETUP, true));
  bundle.set('run_autograder', textFile(RUN_AUTOGRADER, true));
  bundle.set('grade.mjs', textFile(GRADE));
  return bundle;
}
