export { findChromium, HEADLESS } from './chromium.js';
export { jupyterEnvironment, writeJupyterFiles } from './environment.js';
export { ensureExtra } from './extras.js';
export type { Layout } from './layout.js';
export { layout, venvPython } from './layout.js';
export { npm } from './npm-program.mjs';
export { reporting } from './problem.js';
export { runProgram } from './program.js';
export { ensureVenv } from './venv.js';
