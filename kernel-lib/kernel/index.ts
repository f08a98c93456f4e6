export type { KernelSpecOptions } from './kernelspec.js';
export {
  KERNEL_DISPLAY_NAME,
  KERNEL_NAME,
  kernelSpecOwner,
  removeKernelSpec,
  writeKernelSpec,
} from './kernelspec.js';
export { jupyterDataDir } from './paths.js';
