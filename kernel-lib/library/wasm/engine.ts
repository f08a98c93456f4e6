import { fromBase64 } from '../platform/bytes.js';
import { MODULE } from './module.js';

/** The exports of the compiled module; pointers and steps are in bytes. */
export interface Kernels {
  packLeft64: Pack;
  packLeft32: Pack;
  packRight64: Pack;
  packRight32: Pack;
  block64: Block;
  block32: Block;
  narrow64: Narrow;
  narrow32: Narrow;
  rowsByVector: ByVector;
  vectorByRows: ByVector;
  outer: ByVector;
  legacyUniform(key: number, to: number, count: number, low: number, range: number): void;
  legacyNormal(key: number, to: number, count: number, table: number, scratch: number): void;
  pcgUniform(state: number, to: number, count: number, low: number, range: number): void;
  pcgUniform32(state: number, to: number, count: number): void;
  pcgNormal(state: number, to: number, count: number, tables: number): void;
  pcgNormal32(state: number, to: number, count: number, tables: number): void;
  scale64(at: number, count: number, add: number, by: number): void;
  scale32(at: number, count: number, add: number, by: number): void;
  exp64: Map;
  exp32: Map;
  log64: Map;
  log32: Map;
  tanh64: Map;
  tanh32: Map;
  logistic64: Map;
  logistic32: Map;
  sqrt64: Map;
  sqrt32: Map;
  abs64: Map;
  abs32: Map;
  neg64: Map;
  neg32: Map;
  square64: Map;
  square32: Map;
  relu64: Map;
  relu32: Map;
  add64: Pairs;
  add32: Pairs;
  sub64: Pairs;
  sub32: Pairs;
  mul64: Pairs;
  mul32: Pairs;
  div64: Pairs;
  div32: Pairs;
  maximum64: Pairs;
  maximum32: Pairs;
  minimum64: Pairs;
  minimum32: Pairs;
  greater64: Pairs;
  greater32: Pairs;
  greaterEqual64: Pairs;
  greaterEqual32: Pairs;
  less64: Pairs;
  less32: Pairs;
  lessEqual64: Pairs;
  lessEqual32: Pairs;
  equal64: Pairs;
  equal32: Pairs;
  notEqual64: Pairs;
  notEqual32: Pairs;
  choose64: Choose;
  choose32: Choose;
  transpose64: Transpose;
  transpose32: Transpose;
  atLeast64: Pairs;
  atLeast32: Pairs;
  atMost64: Pairs;
  atMost32: Pairs;
  reluBack64: Gate;
  reluBack32: Gate;
  sigmoidBack64: Gate;
  sigmoidBack32: Gate;
  tanhBack64: Gate;
  tanhBack32: Gate;
  descend64: Descend;
  descend32: Descend;
  momentum64: Momentum;
  momentum32: Momentum;
  adam64: Adam;
  adam32: Adam;
  sum64(at: number, count: number): number;
  sum32(at: number, count: number): number;
  softmaxRows(at: number, rows: number, count: number, tops: number, sums: number): void;
  divideRows: Rows;
  standardRows(at: number, rows: number, count: number, eps: number, scales: number): void;
  standardBackRows(
    d: number,
    h: number,
    rows: number,
    count: number,
    scales: number,
    scratch: number,
  ): void;
  squareRows(x: number, rows: number, count: number, mean: number, sums: number): void;
  normaliseRows(
    x: number,
    rows: number,
    count: number,
    row: number,
    step: number,
    xmu: number,
    xhat: number,
    out: number,
  ): void;
  normaliseSums(
    d: number,
    rows: number,
    count: number,
    row: number,
    step: number,
    xmu: number,
    xhat: number,
  ): void;
  normaliseBack(
    d: number,
    rows: number,
    count: number,
    row: number,
    step: number,
    xmu: number,
    out: number,
  ): void;
  addToRows(x: number, rows: number, count: number, row: number, out: number): void;
  squares64(at: number, count: number, mean: number): number;
  squares32(at: number, count: number, mean: number): number;
  max64: Reduce;
  max32: Reduce;
  min64: Reduce;
  min32: Reduce;
  addRows64: Rows;
  addRows32: Rows;
  sumRows64: Rows;
  sumRows32: Rows;
  largestRows64: Rows;
  largestRows32: Rows;
  smallestRows64: Rows;
  smallestRows32: Rows;
  argmaxRows64: Rows;
  argmaxRows32: Rows;
  argminRows64: Rows;
  argminRows32: Rows;
  maxRows64: Rows;
  maxRows32: Rows;
  minRows64: Rows;
  minRows32: Rows;
}

type Reduce = (at: number, count: number) => number;
type Map = (at: number, to: number, count: number) => void;
type Pairs = (a: number, da: number, b: number, db: number, out: number, count: number) => void;
type Choose = (
  flags: number,
  a: number,
  da: number,
  b: number,
  db: number,
  out: number,
  count: number,
) => void;
type Transpose = (x: number, out: number, rows: number, columns: number) => void;
type Gate = (d: number, x: number, out: number, count: number) => void;
type Descend = (x: number, g: number, count: number, by: number) => void;
type Momentum = (
  x: number,
  g: number,
  v: number,
  count: number,
  mu: number,
  gain: number,
  by: number,
) => void;
type Adam = (x: number, g: number, m: number, v: number, count: number, settings: number) => void;
type Rows = (at: number, rows: number, count: number, out: number) => void;

type Pack = (
  to: number,
  from: number,
  step: number,
  inner: number,
  rows: number,
  columns: number,
) => void;

type Block = (
  a: number,
  b: number,
  c: number,
  m: number,
  k: number,
  n: number,
  rowStep: number,
  fresh: boolean,
  scratch: number,
) => void;

type Narrow = (
  a: number,
  rowStep: number,
  stepK: number,
  b: number,
  c: number,
  m: number,
  k: number,
  n: number,
  scratch: number,
) => void;

type ByVector = (a: number, b: number, out: number, rows: number, columns: number) => void;

/** The running module, and its memory, which holds nothing between two calls but tables. */
export interface Engine {
  readonly run: Kernels;
  readonly f64: Float64Array;
  readonly f32: Float32Array;
  readonly i32: Int32Array;
  readonly u8: Uint8Array;
  /** How often it was asked to do something. */
  calls: number;
  /** Its memory holds arrays besides; see resident.ts. */
  readonly isHome: boolean;
}

/** What is used of WebAssembly, which the types of Node do not know; undefined under --jitless. */
interface Host {
  readonly WebAssembly?: {
    Module: new (bytes: Uint8Array) => object;
    Instance: new (
      module: object,
      imports: object,
    ) => { readonly exports: { readonly memory: Memory } };
  };
}

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

const PAGE = 65536;
/** Where scratch memory begins; below is what a call needs besides, such as a generator's state. */
export const SCRATCH = PAGE;
/** Bytes of scratch memory. */
export const SCRATCH_BYTES = 280 * PAGE;

// Named by the assembly sources that ask for them.
const IMPORTS = {
  pcg: { exp: Math.exp, log1p: Math.log1p },
  functions: { exp: Math.exp, log: Math.log },
  functions32: { exp: Math.exp, log: Math.log },
};

/** Noted when this file is loaded: where a student's code is graded, the names are gone afterwards. */
const { WebAssembly } = globalThis as Host & typeof globalThis;
let engine: Engine | undefined;
let compiled: object | undefined;
let refusal: string | undefined;

/** The module, made at its first use; undefined where it is turned off or cannot run. */
export function wasm(): Engine | undefined {
  if (!canRun()) return undefined;
  engine!.calls++;
  return engine;
}

/** Whether it runs here, without asking it for anything. */
export const canRun = (): boolean =>
  engine !== undefined || (refusal === undefined && start() !== undefined);

function start(): Engine | undefined {
  if (globalThis.process?.env?.CHAINRULE_WASM === 'off') {
    refusal = 'turned off by CHAINRULE_WASM=off';
    return undefined;
  }
  if (WebAssembly === undefined) {
    refusal = 'this Node has no WebAssembly (--jitless)';
    return undefined;
  }
  // It also fails without SIMD, and without address space for its memory (ulimit -v).
  try {
    compiled = new WebAssembly.Module(fromBase64(MODULE));
    engine = instance(WebAssembly, compiled, SCRATCH + SCRATCH_BYTES, false);
  } catch (cause) {
    refusal = cause instanceof Error ? cause.message : String(cause);
  }
  return engine;
}

/** Another engine, with memory of so many bytes, whole pages; undefined where that cannot be had. */
export function makeEngine(bytes: number, isHome: boolean): Engine | undefined {
  if (!canRun()) return undefined;
  try {
    return instance(WebAssembly!, compiled!, Math.ceil(bytes / PAGE) * PAGE, isHome);
  } catch {
    return undefined;
  }
}

function instance(
  { Instance }: NonNullable<Host['WebAssembly']>,
  module: object,
  bytes: number,
  isHome: boolean,
): Engine {
  const { exports } = new Instance(module, IMPORTS);
  const { memory } = exports;
  memory.grow((bytes - memory.buffer.byteLength) / PAGE);
  const { buffer } = memory;
  return {
    run: exports as unknown as Kernels,
    f64: new Float64Array(buffer),
    f32: new Float32Array(buffer),
    i32: new Int32Array(buffer),
    u8: new Uint8Array(buffer),
    calls: 0,
    isHome,
  };
}

/** Whether the fast paths run here, and how often they did. */
export interface WasmStatus {
  /** 'idle' until the first work that is large enough. */
  readonly state: 'idle' | 'running' | 'refused';
  /** Why not, if it is refused. */
  readonly reason: string | undefined;
  /** Calls that ran in WebAssembly. */
  readonly calls: number;
  /** Of its scratch memory, fixed. */
  readonly bytes: number;
}

/** Tells whether WebAssembly is used: `CHAINRULE_WASM=off` in the environment turns it off. */
export function wasmStatus(): WasmStatus {
  return {
    state: engine ? 'running' : refusal === undefined ? 'idle' : 'refused',
    reason: refusal,
    calls: engine?.calls ?? 0,
    bytes: engine ? SCRATCH + SCRATCH_BYTES : 0,
  };
}
