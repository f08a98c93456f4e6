// Reading and writing files that people made: encodings, JSON, zips, and what can go wrong.
export {
  addFile,
  type Bundle,
  listFiles,
  requireNew,
  textFile,
  writeFolder,
  writeZip,
} from './bundle.js';
export { filesBehind, importsIn, isBeside, isEntry, reachable, specifiersIn } from './imports.js';
export { parseJson } from './pythonJson.js';
export { diskTrouble, notRead, notWritten } from './trouble.js';
export { type ZipEntry, zip } from './zip.js';
