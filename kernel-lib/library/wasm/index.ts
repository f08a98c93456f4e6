/**
 * Whether the fast loops of WebAssembly and a second thread are at work. Nothing has to be turned on.
 *
 * ```ts
 * import { threadStatus, wasmStatus } from 'kernel-lib/wasm';
 * console.log(wasmStatus().state, wasmStatus().calls);
 * console.log(threadStatus());
 * ```
 *
 * @module
 */

export { type WasmStatus, wasmStatus } from './engine.js';
export { type ThreadStatus, threadStatus } from './threads/index.js';
