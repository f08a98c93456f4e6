// What runs a student's functions in a child process, for whoever runs them elsewhere in its way.
export {
  decodeReply,
  decodeRequest,
  encodeRequest,
  NONCE_BYTES,
  type Reply,
  type Request,
} from '../protocol/frames.js';
export { answerCall } from './calls.js';
export { exportsOf } from './exports.js';
export { loadProbes } from './probes.js';
export { replyBytes, thrown } from './replies.js';
