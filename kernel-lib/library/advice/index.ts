export { type Advise, advise, type Compiler, type Complaint } from './adviser.js';
export { type Remark, silentMistakes } from './silent.js';
