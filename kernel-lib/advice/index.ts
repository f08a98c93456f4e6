export { type Advise, advise, type Compiler, type Complaint } from './adviser.js';
