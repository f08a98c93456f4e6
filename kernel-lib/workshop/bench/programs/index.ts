import { characters } from './characters.js';
import { convolution } from './convolution.js';
import { digits } from './digits.js';
import { images } from './images.js';
import { layers } from './layers.js';
import { memory } from './memory.js';
import { neighbours } from './neighbours.js';
import { optimisers } from './optimisers.js';
import { policy } from './policy.js';
import { spiral } from './spiral.js';

/**
 * Whole programs as a student writes them, every formula spelled out; the file of the same name that
 * ends in .py is the same program in NumPy. Each takes how many steps it does, and gives what it
 * would print: from the same seeds both print the same numbers.
 */
export const PROGRAMS = {
  spiral,
  characters,
  digits,
  images,
  layers,
  convolution,
  optimisers,
  neighbours,
  memory,
  policy,
} satisfies Record<string, (steps?: number) => number[]>;
