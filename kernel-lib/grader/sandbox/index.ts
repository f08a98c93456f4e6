// Where a student's code runs, and what it may use up.
export { childFiles } from './files.js';
export { DEFAULT_LIMITS, type Limits } from './limits.js';
export { readyChild, startAhead } from './ready.js';
export { openSandbox } from './sandbox.js';
