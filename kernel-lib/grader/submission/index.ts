// What a student hands in: opened, compiled, and made into modules.
export { gunzip, listTar } from './archive/tar.js';
export { Compilation, wakeCompiler } from './compiler/compilation.js';
export { asHandedIn } from './handedIn.js';
export { MAX_FILE_BYTES, MAX_NOTEBOOK_BYTES } from './limits.js';
export { prepareModule, type Transpiled } from './module.js';
export { fromTexts, openSubmission, type Submission } from './open.js';
export {
  CAUSES,
  type CauseSetting,
  damageSentence,
  hintLines,
  PROGRESS_FILE,
  type Progress,
  type ProgressLine,
  progressText,
  readProgress,
} from './progress.js';
export { typescript } from './typescript.js';
