/**
 * What Node and a browser do each in its own way: bytes as text, what a print looks like, Node's own
 * modules. For our other packages.
 *
 * @module
 */

export { fromBase64, sameBytes, toBase64 } from './bytes.js';
export { noteArray, timesFreed } from './collect.js';
export { INSPECT, type InspectOptions, inspect, isNativeError } from './inspect.js';
export { builtin, type GetBuiltin, NodeOnlyError, nodeFor, runtime } from './node.js';
export { processorTime } from './processorTime.js';
