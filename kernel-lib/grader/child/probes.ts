import { ByteReader } from '../protocol/bytes.js';
import { decodeValue, type Probe, valueBytes } from '../protocol/values.js';

/** What a probe function was called with. Kept here, out of reach of the student's code. */
interface ProbeRecord {
  readonly f: (...args: unknown[]) => unknown;
  count: number;
  /** The arguments as they were at the moment of the call; most are never asked for. */
  readonly args: Uint8Array[];
  bytes: number;
}

/** Of very many or very large calls only the number is kept. */
const MAX_RECORDED_CALLS = 20_000;
const MAX_RECORDED_BYTES = 8 * 1024 * 1024;

type Maker = (...data: unknown[]) => (...args: unknown[]) => unknown;
let makers: Readonly<Record<string, unknown>> = {};
const records = new Map<number, ProbeRecord>();

/** The topic's probe functions; called before the student's file is loaded. Forgets earlier ones. */
export async function loadProbes(path: string): Promise<void> {
  records.clear();
  makers = path === '' ? {} : await import(path);
}

/** The function that stands for a probe: the same one whenever the same probe comes. */
export function probeFunction(probe: Probe): unknown {
  const known = records.get(probe.id);
  if (known) return known.f;
  const make = makers[probe.name] as Maker | undefined;
  if (typeof make !== 'function') throw new TypeError(`there is no probe ${probe.name}`);
  const inner = make(...probe.data);
  const record: ProbeRecord = {
    f: (...args) => {
      note(record, args);
      return inner(...args);
    },
    count: 0,
    args: [],
    bytes: 0,
  };
  records.set(probe.id, record);
  return record.f;
}

function note(record: ProbeRecord, args: unknown[]): void {
  record.count += 1;
  if (record.args.length >= MAX_RECORDED_CALLS || record.bytes > MAX_RECORDED_BYTES) return;
  const bytes = valueBytes(args);
  record.bytes += bytes.length;
  record.args.push(bytes);
}

/** How often a probe was called, and with what. */
export function recallProbe(id: number): { count: number; args: unknown[] } {
  const { count, args } = records.get(id) ?? { count: 0, args: [] };
  return { count, args: args.map((bytes) => decodeValue(new ByteReader(bytes))) };
}
