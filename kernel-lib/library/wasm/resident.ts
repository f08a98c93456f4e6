import { type Engine, makeEngine, SCRATCH, wasm } from './engine.js';
import type { Floats } from './loops.js';

// Copying is most of what light work on large arrays costs here. So an array that is written or read
// again and again can be moved into a module's own memory, where the kernels work on it in place. Such a
// memory is a home for some arrays. No part of it is used twice and it never grows: as with any
// ArrayBuffer the garbage collector frees it when nobody has a view of it any more, and nothing has to
// be proved dead before.

/** Arrays of so many bytes gain by it: smaller ones are in the second-level cache when they are copied. */
export const LEAST_RESIDENT = 1 << 18;
/** Larger ones are left where they are: there would have to be room for both at once. */
const MOST_RESIDENT = 1 << 27;
/** Bytes of a home; what is not in use yet the system has not handed out. */
const HOME: number = 1 << 26;
/** So many arrays of the size of one that comes are to have room beside it: what it will be used with. */
const NEIGHBOURS = 4;
/** Where arrays begin in a home: above what the loops need for what lives elsewhere. */
const FIRST_PLACE = SCRATCH + (3 << 20);
/** Between two arrays: a loop may go on to the end of its last 64 bytes, and no two begin at one place of their pages. */
const GAP = 1088;

interface Home {
  readonly engine: Engine;
  /** Where the next array begins. */
  next: number;
}

/** Where new arrays go. */
let current: Home | undefined;
let refused = false;
/** Of all that there are, by their memory. */
const homes = new WeakMap<ArrayBufferLike, Home>();

/**
 * Bytes that may still move. Memory that nobody has had before takes as long to fill as several copies, which only
 * arrays that stay in use are worth: so whoever works in place earns, and where nobody does, moving stops.
 */
let credit = HOME;
const MOST_CREDIT = 4 * HOME;
/** What work earns of the bytes that it writes: in place; and elsewhere, so that others get a try now and then. */
const EARNED = { inPlace: 1 / 8, elsewhere: 1 / 64 } as const;

/**
 * The engine in whose memory one of the arrays lives, the first that does; otherwise that of {@link wasm}. The first
 * array is the one that is written, or the only one.
 */
export function engineFor(x: Floats, y?: Floats, z?: Floats): Engine | undefined {
  if (current === undefined || x.byteLength < LEAST_RESIDENT) return wasm();
  const own = homeOf(x);
  credit += x.byteLength * (own ? EARNED.inPlace : EARNED.elsewhere);
  const home = own ?? (y && homeOf(y)) ?? (z && homeOf(z));
  const engine = wasm();
  return home?.engine ?? engine;
}

const homeOf = (x: Floats): Home | undefined =>
  x.byteLength < LEAST_RESIDENT ? undefined : homes.get(x.buffer);

/** Where the elements of x from i on are in the memory of an engine; undefined if they are not there. */
export function placeIn(engine: Engine, x: Floats, i = 0): number | undefined {
  if (!engine.isHome || x.byteLength < LEAST_RESIDENT || x.buffer !== engine.f64.buffer)
    return undefined;
  return x.byteOffset + i * x.BYTES_PER_ELEMENT;
}

/** Whether x lives in the memory of an engine. */
export const isResident = (x: Floats): boolean => current !== undefined && homeOf(x) !== undefined;

/** The same numbers in a home, that of `near` if it has one; undefined where there is no room or they are better off as they are. */
export function moveIn<A extends Floats>(x: A, near?: Floats): A | undefined {
  const bytes = x.byteLength;
  credit = Math.min(credit, MOST_CREDIT);
  if (refused || bytes < LEAST_RESIDENT || bytes > Math.min(MOST_RESIDENT, credit))
    return undefined;
  const beside = near && homeOf(near);
  const home = beside ?? homeFor(bytes);
  if (home === undefined || !hasRoom(home, bytes, 1)) return undefined;
  const { buffer } = home.engine.f64;
  credit -= bytes;
  const at = home.next;
  home.next += ((bytes + 63) & ~63) + GAP;
  const moved =
    x instanceof Float64Array
      ? new Float64Array(buffer, at, x.length)
      : new Float32Array(buffer, at, x.length);
  moved.set(x);
  return moved as A;
}

const hasRoom = ({ engine, next }: Home, bytes: number, count: number): boolean =>
  next + count * (bytes + GAP + 64) <= engine.f64.byteLength;

/** A home with room for an array and those that it will meet. */
function homeFor(bytes: number): Home | undefined {
  if (current !== undefined && hasRoom(current, bytes, NEIGHBOURS)) return current;
  const engine = makeEngine(FIRST_PLACE + Math.max(HOME, 2 * NEIGHBOURS * bytes), true);
  if (engine === undefined) {
    refused = true;
    return undefined;
  }
  current = { engine, next: FIRST_PLACE };
  homes.set(engine.f64.buffer, current);
  return current;
}
