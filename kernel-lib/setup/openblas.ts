import { Problem } from 'kernel-lib/display';
import { layout } from './layout.js';
import { PipFolder } from './pipFolder.js';

/** What NumPy's own packages are built with, as a Python package: 8 MB to fetch. */
const packages = new PipFolder('openblas');

/**
 * OpenBLAS, where `kernel-lib/blas` finds it. Without it products take longer, and that is all.
 *
 * @returns why it could not be had
 */
export async function ensureOpenblas(place = layout()): Promise<string | undefined> {
  try {
    await packages.ensure(place);
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
}
