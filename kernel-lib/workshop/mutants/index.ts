export type { GeneratedMutant } from './edit.js';
export { EQUIVALENTS, type Equivalent, equivalentOf, readEquivalents } from './equivalents.js';
export { generateMutants } from './generate.js';
export { ThreadGrader } from './grader.js';
export { type Proof, type ProofOptions, proofText, proveChecks, readSolutions } from './prove.js';
export { type JudgedMutant, judgeMutants, type MutationOptions } from './run.js';
