export { findChromium } from './chromium.js';
export { jupyterEnvironment, writeJupyterFiles } from './environment.js';
export type { Layout } from './layout.js';
export { layout, venvPython } from './layout.js';
