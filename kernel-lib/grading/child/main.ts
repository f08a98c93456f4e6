import * as random from '../../random/index.js';
import * as tensor from '../../tensor/index.js';
import { TooMuch } from '../protocol/bytes.js';
import type { Request } from '../protocol/frames.js';
import {
  ANY_IMPORT,
  decodeRequest,
  encodeReply,
  type RemoteError,
  type Reply,
} from '../protocol/frames.js';
import { Opaque } from '../protocol/values.js';
import { answerCall } from './calls.js';
import { exportsOf } from './exports.js';
import { freezeAll } from './freeze.js';
import { lockDown } from './lockdown.js';
import { StudentModules } from './modules.js';
import { readFrame, writeFrame } from './pipe.js';
import { loadProbes } from './probes.js';

/*
 * The process that runs a student's file. It answers one request after another, synchronously, over
 * its own pipe: load a module, call a function, make an instance of a class, call its methods. It
 * knows no check and no expected value.
 */

const exitProcess = process.exit.bind(process);
/** For tests of what lies around this process: the code may import what it likes. */
const anyImport = process.argv.includes(ANY_IMPORT);
const students = new StudentModules({ 'kernel-lib/tensor': tensor, 'kernel-lib/random': random });
let exercise: Record<string, unknown> = {};

async function load(path: string, probes: string): Promise<Reply> {
  if (path === '') return { kind: 'loaded', exports: [] }; // only asks whether somebody is there
  await loadProbes(probes);
  exercise = anyImport ? await import(path) : (await students.load(path)).exports;
  return { kind: 'loaded', exports: exportsOf(exercise) };
}

function answer(request: Request): Reply | Promise<Reply> {
  return request.kind === 'load'
    ? load(request.path, request.probes)
    : answerCall(exercise, request);
}

function describeError(error: unknown): RemoteError {
  if (error instanceof Error) {
    return {
      name: String(error.name).slice(0, 200),
      message: String(error.message).slice(0, 4000),
      stack: String(error.stack).slice(0, 8000),
    };
  }
  return { name: 'thrown', message: String(error).slice(0, 4000), stack: '' };
}

function send(nonce: Uint8Array, reply: Reply): void {
  let bytes: Uint8Array;
  try {
    bytes = encodeReply(nonce, reply);
  } catch (error) {
    // What is too much to travel is an answer all the same.
    const told: Reply =
      error instanceof TooMuch
        ? { kind: 'returned', value: new Opaque(error.description), changed: [], after: [] }
        : { kind: 'threw', error: describeError(error) };
    bytes = encodeReply(nonce, told);
  }
  writeFrame(bytes);
}

async function serve(): Promise<void> {
  lockDown();
  // Probes compute with tensors: their methods must stay what they are.
  freezeAll(...Object.values(tensor), ...Object.values(random));
  for (;;) {
    const frame = readFrame();
    if (!frame) exitProcess(0);
    const { nonce, request } = decodeRequest(frame as Uint8Array);
    try {
      send(nonce, await answer(request));
    } catch (error) {
      send(nonce, { kind: 'threw', error: describeError(error) });
    }
  }
}

void serve();
