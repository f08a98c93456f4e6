export { type Bundle, writeFolder, writeZip } from './bundle.js';
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
export { ReleaseProblem } from './problem.js';
export { studentBundle } from './student/index.js';
export { collect } from './submit/collect.js';
export { type ZipEntry, zip } from './zip.js';
