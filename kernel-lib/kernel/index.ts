export type { KernelSpecOptions } from './kernelspec.js';
export {
  KERNEL_DISPLAY_NAME,
  KERNEL_NAME,
  kernelSpecOwner,
  removeKernelSpec,
  writeKernelSpec,
} from './kernelspec.js';
export { withoutControls } from './labextension/figureControls.js';
export { figureLabel, figureStatus, figureWords } from './labextension/figureWords.js';
export { COLOURS, inInk, NIGHT, PAPER } from './labextension/ink.js';
export type { Json, JsonObject } from './labextension/json.js';
export { LOCAL, localConfig } from './labextension/localConfig.js';
export { stillAt } from './labextension/still.js';
export { LARGE_PAGES } from './largePages.js';
export { jupyterDataDir } from './paths.js';
export { projectRoot } from './root.js';
export { startSnapshot } from './snapshot/start.js';
