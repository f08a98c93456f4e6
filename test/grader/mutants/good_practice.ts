import * as folds from './good_practice/folds.js';
import * as rates from './good_practice/rates.js';
import * as sanity from './good_practice/sanity.js';
import * as search from './good_practice/search.js';
import * as statistics from './good_practice/statistics.js';
import type { Mutant, Variant } from './mutant.js';

const tables = [statistics, sanity, rates, search, folds];

export const mutants: Mutant[] = tables.flatMap((table) => table.mutants);
export const variants: Variant[] = tables.flatMap((table) => table.variants);
