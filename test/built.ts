import { resolve } from 'node:path';

/** Where the built modules of a package of kernel-lib lie, such as `grader`. */
export const built = (name: string): string => resolve('kernel-lib', name, 'dist');
