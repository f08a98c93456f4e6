export { type Leak, LeakScanner, type Secret } from './scan.js';
export { secretsOf } from './secrets.js';
