export { collect } from 'chainrule-course/handIn';
export { type Bundle, writeFolder, writeZip, type ZipEntry, zip } from 'chainrule-grader/files';
export { githubBundle } from './github/index.js';
export { gradescopeBundle } from './gradescope/index.js';
export {
  jobDocument,
  jobName,
  kubernetesBundle,
  setupDocuments,
  yamlFile,
} from './kubernetes/index.js';
export { type Leak, LeakScanner, type Secret, secretsOf } from './leaks/index.js';
export { studentBundle } from './student/index.js';
