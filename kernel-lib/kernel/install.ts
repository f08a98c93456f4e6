import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  KERNEL_DISPLAY_NAME,
  KERNEL_NAME,
  kernelSpecOwner,
  removeKernelSpec,
  writeKernelSpec,
} from './kernelspec.js';
import { jupyterDataDir } from './paths.js';
import { installRenderer, removeRenderer } from './renderer.js';
import { projectRoot } from './root.js';

const kernelDir = () => join(jupyterDataDir(), 'kernels', KERNEL_NAME);

/** Makes the kernel known to the user's own Jupyter and VS Code. Returns the exit code. */
export function install(dir = kernelDir()): number {
  const root = projectRoot();
  const owner = kernelSpecOwner(dir);
  if (owner === 'other') {
    console.error(
      `npm run kernel: ${dir} holds another kernel of this name, which is left as it is. ` +
        `To replace it, first run: jupyter kernelspec remove ${KERNEL_NAME}`,
    );
    return 1;
  }
  if (owner !== undefined && owner !== root && existsSync(owner)) {
    console.error(
      `npm run kernel: ${dir} belongs to the copy of this project in ${owner}. ` +
        'To replace it, first run there: npm run kernel -- uninstall',
    );
    return 1;
  }
  // First what can be refused, so that a kernel never stands there without its figures.
  const renderer = installRenderer(jupyterDataDir());
  const file = writeKernelSpec(dir, { root });
  console.log(`The kernel "${KERNEL_DISPLAY_NAME}" is registered in ${file}`);
  console.log(`Figures are drawn by ${renderer}`);
  console.log(
    'JupyterLab 4, Notebook 7 and VS Code list the kernel and draw figures from their next start. ' +
      'nbconvert shows the figures that one of them has drawn; npm run publish draws them for pages.',
  );
  return 0;
}

/** Takes it away again. Returns the exit code. */
export function uninstall(dir = kernelDir()): number {
  const owner = kernelSpecOwner(dir);
  if (owner === undefined) {
    console.log(`There is no kernel to take away in ${dir}`);
    return 0;
  }
  if (owner !== projectRoot()) {
    const whose = owner === 'other' ? 'is another kernel' : `belongs to ${owner}`;
    console.error(`npm run kernel: ${dir} ${whose}; it is left as it is.`);
    return 1;
  }
  removeKernelSpec(dir);
  removeRenderer(jupyterDataDir());
  console.log(`The kernel is no longer registered in ${dir}`);
  return 0;
}
