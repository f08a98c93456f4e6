import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addFile, type Bundle, listFiles, textFile } from '../../../grader/files/bundle.js';
import { Problem } from '../../../library/display/index.js';
import { generateNotebooks, generateStubs, loadExerciseFacts } from '../../authoring/index.js';
import { dangling } from '../sources.js';
import { studentLibrary } from './library.js';
import { studentLock, studentPackage } from './packages.js';
import { STUDENT_GITIGNORE, STUDENT_README, STUDENT_TSCONFIG } from './readme.js';

/**
 * What a student gets: the stubs, the labs without outputs, and the library's sources, which her
 * first command builds. Stubs and labs are made anew, so that nothing that somebody tried out in
 * `exercises/` or `notebooks/` gets out.
 *
 * @throws {Problem} when a file that is left out is needed by one that is not
 */
export async function studentBundle(root: string): Promise<Bundle> {
  const bundle: Bundle = new Map();
  const library = studentLibrary(root);
  const missing = dangling(root, new Set(library));
  if (missing.length > 0) {
    throw new Problem(`a student's copy would not build: ${missing.join('; ')}`);
  }
  for (const path of library) addFile(bundle, root, path);
  for (const path of ['LICENSE', 'tsconfig.base.json']) addFile(bundle, root, path);
  const notebooks = generateNotebooks(root, await loadExerciseFacts());
  for (const { path, text } of [...generateStubs(root), ...notebooks]) {
    bundle.set(path, textFile(text));
  }
  addImages(bundle, root, notebooks.map(({ text }) => text).join('\n'));
  const read = (name: string) => readFileSync(join(root, name), 'utf8');
  bundle.set('package.json', textFile(studentPackage(read('package.json'))));
  bundle.set('package-lock.json', textFile(studentLock(read('package-lock.json'))));
  bundle.set('tsconfig.json', textFile(STUDENT_TSCONFIG));
  bundle.set('README.md', textFile(STUDENT_README));
  bundle.set('.gitignore', textFile(STUDENT_GITIGNORE));
  return bundle;
}

/** The pictures that the labs show. */
function addImages(bundle: Bundle, root: string, labs: string): void {
  const images = listFiles(root, (path) =>
    path.endsWith('/')
      ? 'notebooks/images/'.startsWith(path)
      : path.startsWith('notebooks/images/'),
  );
  for (const path of images) {
    if (labs.includes(path.slice('notebooks/'.length))) addFile(bundle, root, path);
  }
}
