/**
 * What to write instead of what Python users type, for whoever shows a compiler's complaints. Cells
 * and graders do.
 *
 * @module
 */

export { type Advise, advise, type Compiler, type Complaint } from './adviser.js';
export { type Remark, silentMistakes } from './silent.js';
