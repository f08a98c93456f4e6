import { join } from 'node:path';
import { type Bundle, requireNew, writeFolder, writeZip } from 'chainrule-grader/files';
import { githubBundle } from './github/index.js';
import { gradescopeBundle } from './gradescope/index.js';
import { requireNoLeak } from './guard.js';
import { kubernetesBundle } from './kubernetes/index.js';
import { writeNbgraderCourse } from './nbgrader/index.js';
import { studentBundle } from './student/index.js';

/** What can be released: each writes into a folder and returns what to tell the instructor. */
export const targets: Readonly<Record<string, (root: string, out: string) => Promise<string[]>>> = {
  async student(root, out) {
    const bundle = await studentBundle(root);
    requireNoLeak(root, bundle);
    return writeBoth(bundle, out, 'chainrule');
  },

  async gradescope(root, out) {
    const file = join(out, 'chainrule-gradescope.zip');
    requireNew(out);
    writeZip(gradescopeBundle(root), file);
    return [
      `wrote ${file}`,
      'Upload it under "Configure Autograder". It holds the hidden checks: keep it to yourself.',
    ];
  },

  async nbgrader(root, out) {
    const { folder, assignments } = await writeNbgraderCourse(out, { root });
    return [`wrote ${folder}`, ...assignments.map(({ name }) => `  source/${name}`)];
  },

  async github(root, out) {
    const bundle = await githubBundle(root);
    requireNoLeak(root, bundle);
    return [
      ...writeBoth(bundle, out, 'chainrule'),
      'Make it the template repository of a GitHub Classroom assignment.',
      'Points of hidden checks are added when you grade the class: npm run grade -- --class DIR',
    ];
  },

  async kubernetes(root, out) {
    writeFolder(kubernetesBundle(root), out);
    return [`wrote ${out}`, 'README.md there says how to use it.'];
  },
};

function writeBoth(bundle: Bundle, out: string, name: string): string[] {
  requireNew(out);
  writeFolder(bundle, join(out, name));
  writeZip(bundle, join(out, `${name}.zip`), `${name}/`);
  const bytes = [...bundle.values()].reduce((sum, file) => sum + file.bytes.length, 0);
  return [
    `wrote ${join(out, name)} and ${join(out, `${name}.zip`)}: ${bundle.size} files, ${(bytes / 1e6).toFixed(1)} MB`,
    'Checked: no line of an answer, a hidden check, a mark scheme or a quiz key is inside.',
  ];
}
