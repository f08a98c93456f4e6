import { type DisplayOptions, type MimeBundle, toMimeBundle } from 'kernel-lib/display';
import { toBase64 } from 'kernel-lib/platform';
import type { ToServer } from '../link.js';
import { type Cell, currentCell } from './cell.js';
import { type ErrorContent, errorContent } from './errors.js';
import type { Flow } from './flow.js';
import { attempt, inspectPlainly, read } from './guarded.js';
import { KeyboardInterrupt } from './interrupt.js';

/** Sends what cells show to the notebook, each output to its own cell. */
export class Outputs {
  constructor(
    private readonly toServer: (message: ToServer) => void,
    private readonly flow: Flow,
  ) {}

  stream(name: 'stdout' | 'stderr', text: string, cell = currentCell()): void {
    // What is left of an interrupted cell is not heard any more.
    if (cell?.stopped || text === '' || !this.flow.makeRoom()) return;
    this.publish('stream', { name, text: withoutTracking(text) }, cell);
  }

  display(bundle: MimeBundle, { displayId, update }: DisplayOptions = {}): void {
    this.waitForRoom();
    const content = {
      data: cleanBundle(bundle),
      metadata: {},
      transient: displayId === undefined ? {} : { display_id: displayId },
    };
    const known = update === true && displayId !== undefined;
    this.publish(known ? 'update_display_data' : 'display_data', content);
  }

  clear(wait = false): void {
    this.waitForRoom();
    this.publish('clear_output', { wait });
  }

  /** The value of a cell's last expression. */
  result(value: unknown, cell: Cell): void {
    forgetName(value);
    const data = bundleOf(value);
    this.publish(
      'execute_result',
      { execution_count: cell.executionCount, data, metadata: {} },
      cell,
    );
  }

  error(content: ErrorContent, cell = currentCell()): void {
    if (cell?.stopped && content.ename !== 'KeyboardInterrupt') return;
    this.publish('error', content, cell);
  }

  publish(msgType: string, content: object, cell = currentCell()): void {
    const json = toJson(content);
    const load = this.flow.add(json.length);
    this.toServer({ kind: 'publish', msgType, parent: cell?.header, content: json, load });
  }

  /** A cell that shows more than can leave waits, or is interrupted while it does. */
  private waitForRoom(): void {
    if (!this.flow.makeRoom()) throw new KeyboardInterrupt();
  }
}

/** A function without a name has got the one under which tslab keeps a cell's last value. */
function forgetName(value: unknown): void {
  if (typeof value !== 'function' || read(value, 'name') !== 'tsLastExpr') return;
  attempt(() => Object.defineProperty(value, 'name', { value: '', configurable: true }), value);
}

/** A value's MIME bundle; when its own fails, its plain form and why. */
export function bundleOf(value: unknown): MimeBundle {
  try {
    return cleanBundle(toMimeBundle(value));
  } catch (error) {
    const { ename, evalue } = errorContent(error);
    const plain = inspectPlainly(value, { depth: 0, customInspect: false });
    return { 'text/plain': `${plain}\n(its rich form failed with ${ename}: ${evalue})` };
  }
}

/** Images as base64, text as text, and always something plain. */
function cleanBundle(bundle: MimeBundle): MimeBundle {
  const data: MimeBundle = {};
  for (const [type, value] of Object.entries(bundle)) {
    if (value === undefined) continue;
    if (value instanceof Uint8Array) data[type] = toBase64(value);
    else if (type.startsWith('text/')) data[type] = String(value);
    else data[type] = value;
  }
  data['text/plain'] = withoutTracking(String(data['text/plain'] ?? ''));
  return data;
}

const TRACKING =
  /,?\s*\[Symbol\(async_id_symbol\)\]: \d+,\s*\[Symbol\(trigger_async_id_symbol\)\]: \d+(,\s*\[Symbol\(kResourceStore\)\]: cell \[\d+\])?/g;

/** Before Node 24 a printed promise shows how Node tracks which cell it belongs to. */
function withoutTracking(text: string): string {
  if (!text.includes('async_id_symbol')) return text;
  return text.replace(TRACKING, '').replace(/Promise \{\s+(\S[^\n]*)\s+\}/g, 'Promise { $1 }');
}

/** JSON in which typed arrays are lists, as figures need them. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (ArrayBuffer.isView(item) && !(item instanceof DataView)) {
      return Array.from(item as unknown as ArrayLike<number>);
    }
    return typeof item === 'bigint' ? String(item) : item;
  });
}
