import * as random from 'kernel-lib/random';
import * as tensor from 'kernel-lib/tensor';
import type { Reply, Request } from '../protocol/frames.js';
import { ANY_IMPORT, decodeRequest, NO_ERROR } from '../protocol/frames.js';
import { answerCall } from './calls.js';
import { exportsOf } from './exports.js';
import { freezeAll } from './freeze.js';
import { lockDown } from './lockdown.js';
import { StudentModules } from './modules.js';
import { readFrame, writeFrame } from './pipe.js';
import { flushPrinted, printText } from './printing.js';
import { loadProbes } from './probes.js';
import { describeError, replyBytes, thrown } from './replies.js';

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
  exercise = anyImport
    ? await import(path)
    : (await Promise.race([students.load(path), nothingLeft()])).exports;
  return { kind: 'loaded', exports: exportsOf(exercise) };
}

let whenIdle: (() => void) | undefined;

/** Rejects when a file's top-level await waits for what nothing in this process will ever do. */
function nothingLeft(): Promise<never> {
  const error = new Error('its top-level await waits for a promise that never settles');
  error.stack = '';
  return new Promise((_, reject) => {
    whenIdle = () => reject(error);
  });
}

/** The reply as bytes, made before anything else of the student's can run. */
async function answer(nonce: Uint8Array, request: Request): Promise<Uint8Array> {
  try {
    if (request.kind !== 'load') return replyBytes(nonce, answerCall(exercise, request));
    return replyBytes(nonce, await load(request.path, request.probes));
  } catch (error) {
    return replyBytes(nonce, thrown(error));
  }
}

/** What goes wrong beside a call, in a timer or a promise, is no answer to it: it is printed. */
function tellOf(error: unknown): void {
  const { name, message } = describeError(error);
  printText(`Uncaught ${name === NO_ERROR ? '' : `${name}: `}${message}\n`);
}

async function serve(): Promise<void> {
  process.on('uncaughtException', tellOf).on('unhandledRejection', tellOf);
  process.on('beforeExit', () => whenIdle?.());
  lockDown();
  // Probes compute with tensors: their methods must stay what they are.
  freezeAll(...Object.values(tensor), ...Object.values(random));
  for (;;) {
    const frame = readFrame();
    if (!frame) exitProcess(0);
    const { nonce, request } = decodeRequest(frame as Uint8Array);
    const reply = await answer(nonce, request);
    flushPrinted();
    writeFrame(reply);
  }
}

serve().catch(() => exitProcess(1));
