import { Buffer } from 'node:buffer';
import { formatShape, Tensor } from 'kernel-lib/tensor';
import {
  type CallRequest,
  type CreateRequest,
  type MethodRequest,
  OVERWRITTEN,
  type Reply,
  type Request,
  SHARED,
} from '../protocol/frames.js';
import { Handle, Probe, valueBytes } from '../protocol/values.js';
import { entriesOf, KeptResults, numbersOf } from './kept.js';
import { probeFunction, recallProbe } from './probes.js';

/** What earlier calls returned, for arguments that travel as handles: caches and instances. */
const returned = new Map<number, unknown>();
const kept = new KeptResults();

/** The class does not do what its name promises; the parent puts it into words. */
class ClassProblem extends Error {
  constructor(name: 'NotAnInstance' | 'NoSuchMethod', message: string) {
    super(message);
    this.name = name;
  }
}

/** Answers what is asked of a module that is loaded. */
export function answerCall(
  exports: Record<string, unknown>,
  request: Exclude<Request, { kind: 'load' }>,
): Reply {
  switch (request.kind) {
    case 'call':
      return callFunction(exports, request);
    case 'create':
      return createInstance(exports, request);
    case 'method':
      return callMethod(request);
    case 'recall':
      return { kind: 'returned', value: recallProbe(request.probe), changed: [], after: [] };
  }
}

/** Calls an exported function. */
function callFunction(exports: Record<string, unknown>, request: CallRequest): Reply {
  const f = exports[request.name];
  if (typeof f !== 'function') throw new TypeError(`${request.name} is not an exported function`);
  const reply = run(request, (args) => Reflect.apply(f, undefined, args));
  if (reply.kind !== 'returned') return reply;
  const seen = [
    ...(overwrites(request) ? [OVERWRITTEN] : []),
    ...(sharesMemory(returned.get(request.id), request) ? [SHARED] : []),
  ];
  return {
    ...reply,
    changed: [...reply.changed, ...seen],
    after: [...reply.after, ...seen.map(() => null)],
  };
}

/** Whether a call has changed caches of earlier ones that it was not given. */
function overwrites({ id, args, keep, results }: CallRequest): boolean {
  const given = args.filter((arg) => arg instanceof Handle).map(({ call }) => call);
  const changed = kept.changed().some((call) => !given.includes(call));
  const entries = entriesOf(returned.get(id), results) ?? [];
  if (keep.length > 0) {
    kept.add(
      id,
      keep.map((i) => entries[i]),
    );
  }
  return changed;
}

/** Where results of functions lie, apart from caches. */
const handedOut = new WeakMap<object, Set<number>>();

/** Whether a result, apart from caches, lies in memory that an earlier call of a function returned. */
function sharesMemory(value: unknown, { args, keep, results: count }: CallRequest): boolean {
  const parts = (entriesOf(value, count) ?? [value]).filter((_, i) => !keep.includes(i));
  // What comes out of a cache belongs to whoever has put it there.
  const given = args
    .filter((arg) => arg instanceof Handle)
    .flatMap((arg) => numbersOf(resolveArgument(arg)));
  const results = parts.flatMap((part) => numbersOf(part));
  const shared = results.some(
    (data) =>
      handedOut.get(data.buffer)?.has(data.byteOffset) &&
      !given.some((known) => known.buffer === data.buffer && known.byteOffset === data.byteOffset),
  );
  for (const { buffer, byteOffset } of results) {
    handedOut.set(buffer, (handedOut.get(buffer) ?? new Set()).add(byteOffset));
  }
  return shared;
}

/** Makes an instance of an exported class; it stays here. */
function createInstance(exports: Record<string, unknown>, request: CreateRequest): Reply {
  const { id, name } = request;
  const made = exports[name];
  if (typeof made !== 'function') throw new TypeError(`${name} is not an exported class`);
  const reply = run({ ...request, keep: [-1], results: 0 }, (args) =>
    Reflect.construct(made, args),
  );
  if (!(returned.get(id) instanceof made)) {
    throw new ClassProblem('NotAnInstance', `new ${name}() gave something else`);
  }
  return reply;
}

/** Calls a method of an instance that {@link createInstance} made. */
function callMethod(request: MethodRequest): Reply {
  const target = returned.get(request.target.call) as Record<string, unknown>;
  const f = target[request.name];
  if (typeof f !== 'function') {
    throw new ClassProblem('NoSuchMethod', `there is no method ${request.name}`);
  }
  return run(request, (args) => Reflect.apply(f, target, args));
}

function run(
  { id, args, keep, results }: Pick<CallRequest, 'id' | 'args' | 'keep' | 'results'>,
  f: (actual: unknown[]) => unknown,
): Reply {
  const actual = args.map(resolveArgument);
  const digests = () => args.map((argument, i) => digestOf(argument, actual[i]));
  const before = digests();
  const value = f(actual);
  returned.set(id, value);
  const now = digests();
  const changed = before.flatMap((bytes, i) => (bytes === now[i] ? [] : [i]));
  const after = changed.map((i) => (travels(args[i]) ? actual[i] : null));
  return { kind: 'returned', value: outgoing(value, { id, keep, results }), changed, after };
}

/** False for what stands for something that lives here: a handle, a probe. */
function travels(argument: unknown): boolean {
  return !(argument instanceof Handle) && !(argument instanceof Probe);
}

function resolveArgument(argument: unknown): unknown {
  if (argument instanceof Probe) return probeFunction(argument);
  if (!(argument instanceof Handle)) return argument;
  const whole = returned.get(argument.call);
  return argument.index < 0 ? whole : (whole as unknown[])[argument.index];
}

/** What tells whether an argument was changed: of what stays here, the numbers in it. */
function digestOf(argument: unknown, actual: unknown): string {
  if (travels(argument)) return Buffer.from(valueBytes(actual)).toString('latin1');
  if (!(argument instanceof Handle)) return '';
  return numbersOf(actual)
    .slice(0, LOOKED_AT.tensors)
    .map(({ buffer, byteOffset, byteLength }) =>
      Buffer.from(buffer, byteOffset, Math.min(byteLength, LOOKED_AT.bytes)).toString('latin1'),
    )
    .join();
}

/** Of a cache, to tell whether it was changed: that only names a cause. */
const LOOKED_AT = { tensors: 50, bytes: 100_000 } as const;

/** The result, with the parts that stay here replaced by handles, and without what nobody looks at. */
function outgoing(
  value: unknown,
  { id, keep, results }: Pick<CallRequest, 'id' | 'keep' | 'results'>,
): unknown {
  if (keep.includes(-1)) return handle(id, -1, value);
  const entries = entriesOf(value, results);
  return entries?.map((item, i) => (keep.includes(i) ? handle(id, i, item) : item)) ?? value;
}

function handle(id: number, index: number, value: unknown): Handle | undefined {
  return value === undefined ? undefined : new Handle(id, index, describe(value));
}

/** In a few words, with the shapes of what is in it: that tells an order. */
function describe(value: unknown): string {
  if (value === null) return 'null';
  const entries = entriesOf(value, MOST_NAMED);
  if (!entries) return shapeOf(value) ?? `a value of type ${typeof value}`;
  const { length } = value as unknown[];
  const named = length > 0 && length <= MOST_NAMED;
  return `a list of ${length}${named ? `: ${entries.map(inList).join(', ')}` : ''}`;
}

const MOST_NAMED = 8;

function inList(value: unknown): string {
  const entries = entriesOf(value, MOST_NAMED);
  if (!entries) return shapeOf(value) ?? `a ${typeof value}`;
  return `[${entries.map((part) => shapeOf(part) ?? '…').join(', ')}]`;
}

function shapeOf(value: unknown): string | undefined {
  const [numbers] = numbersOf(value);
  return numbers && value instanceof Tensor ? formatShape(value.shape) : undefined;
}
