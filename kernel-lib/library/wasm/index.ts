export { type WasmStatus, wasmStatus } from './engine.js';
export { type ThreadStatus, threadStatus } from './threads/index.js';
