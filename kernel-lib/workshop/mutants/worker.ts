import { parentPort } from 'node:worker_threads';
import {
  answerCall,
  decodeRequest,
  exportsOf,
  loadProbes,
  type Reply,
  type Request,
  replyBytes,
  thrown,
} from 'chainrule-grader/child';

/*
 * Answers as the child of the grader does, for one mutant after another. Mutants are made from our
 * own answers, so that a thread is enough of a wall: it can be ended when a loop never ends.
 */

let exercise: Record<string, unknown> = {};

async function answer(request: Request): Promise<Reply> {
  if (request.kind !== 'load') return answerCall(exercise, request);
  await loadProbes(request.probes);
  exercise = await import(request.path);
  return { kind: 'loaded', exports: exportsOf(exercise) };
}

parentPort?.on('message', async (bytes: Uint8Array) => {
  const { nonce, request } = decodeRequest(bytes);
  let reply: Uint8Array;
  try {
    reply = replyBytes(nonce, await answer(request));
  } catch (error) {
    reply = replyBytes(nonce, thrown(error));
  }
  parentPort?.postMessage(reply);
});
