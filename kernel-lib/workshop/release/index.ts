export { collect } from '../../course/handIn/collect.js';
export { type Bundle, writeFolder, writeZip } from '../../grader/files/bundle.js';
export { type ZipEntry, zip } from '../../grader/files/zip.js';
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
