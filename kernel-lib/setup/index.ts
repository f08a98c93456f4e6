export type { Layout } from './layout.js';
export { layout, venvPython } from './layout.js';
