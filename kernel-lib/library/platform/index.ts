// What Node and a browser do each in its own way. Our other packages ask here, too.
export { fromBase64, sameBytes, toBase64 } from './bytes.js';
export { INSPECT, type InspectOptions, inspect, isNativeError } from './inspect.js';
export { builtin, NodeOnlyError, nodeFor, runtime } from './node.js';
