import { decodeRequest, encodeReply, type RemoteError, type Reply } from '../protocol/frames.js';
import { Handle, valueBytes } from '../protocol/values.js';
import { lockDown } from './lockdown.js';
import { readFrame, writeFrame } from './pipe.js';

/*
 * The process that runs a student's file. It answers one request after another, synchronously, over
 * its own pipe: load a module, call a function. It knows no check and no expected value.
 */

const exitProcess = process.exit.bind(process);
let exercise: Record<string, unknown> = {};
/** What earlier calls returned, for arguments that travel as handles (caches). */
const returned = new Map<number, unknown>();

async function load(path: string): Promise<Reply> {
  if (path === '') return { kind: 'loaded', exports: [] }; // only asks whether somebody is there
  exercise = await import(path);
  const exports = Object.keys(exercise).map((name) => ({ name, type: typeof exercise[name] }));
  return { kind: 'loaded', exports };
}

function resolveArgument(argument: unknown): unknown {
  if (!(argument instanceof Handle)) return argument;
  const whole = returned.get(argument.call);
  return argument.index < 0 ? whole : (whole as unknown[])[argument.index];
}

function call(id: number, name: string, args: unknown[], keep: number[]): Reply {
  const f = exercise[name];
  if (typeof f !== 'function') throw new TypeError(`${name} is not an exported function`);
  const actual = args.map(resolveArgument);
  const before = args.map((argument) => (argument instanceof Handle ? '' : digest(argument)));
  const value: unknown = f(...actual);
  returned.set(id, value);
  const changed = before.flatMap((bytes, i) =>
    args[i] instanceof Handle || bytes === digest(actual[i]) ? [] : [i],
  );
  const after = changed.map((i) => actual[i]);
  return { kind: 'returned', value: outgoing(value, id, keep), changed, after };
}

function digest(value: unknown): string {
  return Buffer.from(valueBytes(value)).toString('latin1');
}

/** The result, with the parts that stay here replaced by handles. */
function outgoing(value: unknown, id: number, keep: number[]): unknown {
  if (!Array.isArray(value)) return keep.includes(-1) ? handle(id, -1, value) : value;
  return Array.from(value, (item, i) => (keep.includes(i) ? handle(id, i, item) : item));
}

function handle(id: number, index: number, value: unknown): Handle | undefined {
  return value === undefined ? undefined : new Handle(id, index, describe(value));
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return value === null ? 'null' : `a value of type ${typeof value}`;
}

function describeError(error: unknown): RemoteError {
  if (error instanceof Error) {
    return {
      name: String(error.name),
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
    bytes = encodeReply(nonce, { kind: 'threw', error: describeError(error) });
  }
  writeFrame(bytes);
}

async function serve(): Promise<void> {
  lockDown();
  for (;;) {
    const frame = readFrame();
    if (!frame) exitProcess(0);
    const { nonce, request } = decodeRequest(frame as Uint8Array);
    try {
      send(
        nonce,
        request.kind === 'load'
          ? await load(request.path)
          : call(request.id, request.name, request.args, request.keep),
      );
    } catch (error) {
      send(nonce, { kind: 'threw', error: describeError(error) });
    }
  }
}

void serve();
