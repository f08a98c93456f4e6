import * as curvature from './landscape/curvature.js';
import * as minima from './landscape/minima.js';
import * as newton from './landscape/newton.js';
import * as steps from './landscape/steps.js';
import type { Mutant, Variant } from './mutant.js';

const tables = [curvature, steps, newton, minima];

export const mutants: Mutant[] = tables.flatMap((table) => table.mutants);
export const variants: Variant[] = tables.flatMap((table) => table.variants);
