import { creation } from './creation.js';
import { elementwise } from './elementwise.js';
import { everyday } from './everyday.js';
import { indexing } from './indexing.js';
import { indices } from './indices.js';
import { linear } from './linear.js';
import { positions } from './positions.js';
import { printing } from './printing.js';
import { products } from './products.js';
import { reductions } from './reductions.js';
import { shaping } from './shaping.js';
import { sorting } from './sorting.js';

export const families = [
  ...elementwise,
  ...reductions,
  ...shaping,
  ...indexing,
  ...indices,
  ...sorting,
  ...linear,
  ...creation,
  ...printing,
  ...everyday,
  ...products,
  ...positions,
];
