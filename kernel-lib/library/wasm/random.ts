import { type Engine, SCRATCH, wasm } from './engine.js';

type Floats = Float64Array | Float32Array;

/** Fewer numbers than this are better drawn one by one: copying the state costs as much. */
export const LEAST_BULK = 64;
/** Numbers per chunk, so that they are still in the nearest cache when they are copied out. */
const CHUNK = 4096;
// Below scratch memory, in bytes.
const STATE = 16384;
const TABLES = 20480;
const RADII = SCRATCH + CHUNK * 8 + 64;

/** The Mersenne Twister of a RandomState, and the normal number that it has in store. */
export interface LegacyState {
  readonly key: Int32Array;
  pos: number;
  hasGauss: boolean;
  gauss: number;
}

/** PCG64: ten 32-bit words, the state and the increment from low to high, a flag and a number. */
export type PcgState = Int32Array;

/** How to make numbers from standard ones: add + by · x. */
export interface Scale {
  readonly add: number;
  readonly by: number;
}

/** Fills `out` with uniform numbers in [add, add + by). @returns false if it has done nothing */
export function legacyUniform(state: LegacyState, out: Floats, { add, by }: Scale): boolean {
  const engine = wasm();
  if (engine === undefined) return false;
  loadLegacy(engine, state);
  chunks(out, engine.f64, (n) => engine.run.legacyUniform(STATE, SCRATCH, n, add, by));
  saveLegacy(engine, state);
  return true;
}

/**
 * Fills `out` with normal numbers; `table` is that of random/log.ts, four numbers a row.
 * @returns false if it has done nothing
 */
export function legacyNormal(
  state: LegacyState,
  out: Floats,
  scale: Scale | undefined,
  table: () => Float64Array,
): boolean {
  const engine = wasm();
  if (engine === undefined) return false;
  loadLegacy(engine, state);
  engine.f64.set(table(), TABLES / 8);
  chunks(out, engine.f64, (n) => {
    engine.run.legacyNormal(STATE, SCRATCH, n, TABLES, RADII);
    if (scale) engine.run.scale64(SCRATCH, n, scale.add, scale.by);
  });
  saveLegacy(engine, state);
  return true;
}

/** Fills `out` with uniform numbers in [add, add + by). @returns false if it has done nothing */
export function pcgUniform(state: PcgState, out: Float64Array, { add, by }: Scale): boolean {
  const engine = wasm();
  if (engine === undefined) return false;
  engine.i32.set(state, STATE / 4);
  chunks(out, engine.f64, (n) => engine.run.pcgUniform(STATE, SCRATCH, n, add, by));
  savePcg(engine, state);
  return true;
}

/** The same in float32, in [0, 1). */
export function pcgUniform32(state: PcgState, out: Float32Array): boolean {
  const engine = wasm();
  if (engine === undefined) return false;
  engine.i32.set(state, STATE / 4);
  chunks(out, engine.f32, (n) => engine.run.pcgUniform32(STATE, SCRATCH, n));
  savePcg(engine, state);
  return true;
}

/**
 * Fills `out` with normal numbers; `tables` are the layers of the ziggurat for its type: inside,
 * width and height. @returns false if it has done nothing
 */
export function pcgNormal(
  state: PcgState,
  out: Floats,
  scale: Scale | undefined,
  tables: readonly Float64Array[],
): boolean {
  const engine = wasm();
  if (engine === undefined) return false;
  const { run } = engine;
  engine.i32.set(state, STATE / 4);
  tables.forEach((table, i) => {
    engine.f64.set(table, TABLES / 8 + i * 256);
  });
  const double = out instanceof Float64Array;
  const draw = double ? run.pcgNormal : run.pcgNormal32;
  const stretch = double ? run.scale64 : run.scale32;
  chunks(out, double ? engine.f64 : engine.f32, (n) => {
    draw(STATE, SCRATCH, n, TABLES);
    if (scale) stretch(SCRATCH, n, scale.add, scale.by);
  });
  savePcg(engine, state);
  return true;
}

/** Fills `out` from the beginning of scratch memory, where `make(n)` leaves n numbers at a time. */
function chunks(out: Floats, heap: Floats, make: (count: number) => void): void {
  const from = SCRATCH / heap.BYTES_PER_ELEMENT;
  for (let i = 0; i < out.length; i += CHUNK) {
    const n = Math.min(CHUNK, out.length - i);
    make(n);
    out.set(heap.subarray(from, from + n), i);
  }
}

function loadLegacy({ i32, f64 }: Engine, state: LegacyState): void {
  i32.set(state.key, STATE / 4);
  i32[STATE / 4 + 624] = state.pos;
  i32[STATE / 4 + 625] = Number(state.hasGauss);
  f64[STATE / 8 + 313] = state.gauss;
}

function saveLegacy({ i32, f64 }: Engine, state: LegacyState): void {
  state.key.set(i32.subarray(STATE / 4, STATE / 4 + 624));
  state.pos = i32[STATE / 4 + 624]!;
  state.hasGauss = i32[STATE / 4 + 625] !== 0;
  state.gauss = f64[STATE / 8 + 313]!;
}

function savePcg({ i32 }: Engine, state: PcgState): void {
  state.set(i32.subarray(STATE / 4, STATE / 4 + 10));
}
