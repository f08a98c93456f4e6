export { type WasmStatus, wasmStatus } from './engine.js';
