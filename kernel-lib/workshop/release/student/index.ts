import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addFile, type Bundle, listFiles, textFile } from 'chainrule-grader/files';
import { generateNotebooks, generateStubs, loadExerciseFacts } from '../../authoring/index.js';
import { packPackages } from './library.js';
import { PACKED, studentLock, studentPackage } from './packages.js';
import { STUDENT_GITIGNORE, STUDENT_README, STUDENT_TSCONFIG } from './readme.js';

/** What starts a copy on a machine with nothing but Node: these install the packages. */
const DOOR = ['run', 'bootstrap', 'common', 'lock', 'npm', 'npm-program'];

/**
 * What a student gets: the stubs, the labs without outputs, and the built packages, which her first
 * command installs. Stubs and labs are made anew, so that nothing that somebody tried out in
 * `exercises/` or `notebooks/` gets out.
 */
export async function studentBundle(root: string): Promise<Bundle> {
  const bundle: Bundle = new Map();
  const packages = await packPackages(root);
  for (const { file, bytes } of packages)
    bundle.set(`${PACKED}/${file}`, { bytes, executable: false });
  for (const name of DOOR) addFile(bundle, root, `kernel-lib/setup/${name}.mjs`);
  for (const path of ['LICENSE', 'tsconfig.base.json']) addFile(bundle, root, path);
  const notebooks = generateNotebooks(root, await loadExerciseFacts());
  for (const { path, text } of [...generateStubs(root), ...notebooks]) {
    bundle.set(path, textFile(text));
  }
  addImages(bundle, root, notebooks.map(({ text }) => text).join('\n'));
  const read = (name: string) => readFileSync(join(root, name), 'utf8');
  bundle.set('package.json', textFile(studentPackage(read('package.json'), packages)));
  bundle.set('package-lock.json', textFile(studentLock(read('package-lock.json'), packages)));
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
