/** A function of a shared object: its name, and its machine code for x86-64. */
export interface MachineFunction {
  name: string;
  code: readonly number[];
}

const PAGE = 0x1000;
const HEADER = 64;
const SEGMENT = 56;
const SYMBOL = 24;

/**
 * The bytes of a small shared object for Linux on x86-64 (ELF): a library that is there, and wrong. No
 * compiler is needed for it.
 */
export function sharedObject(functions: readonly MachineFunction[]): Buffer {
  const names = functions.map(({ name }) => Buffer.from(`${name}\0`));
  const strings = Buffer.concat([Buffer.from('\0'), ...names]);
  const at = { hash: HEADER + 2 * SEGMENT, symbols: 0, strings: 0, dynamic: 0, code: 0, end: 0 };
  const count = functions.length + 1;
  at.symbols = aligned(at.hash + 4 * (2 + 1 + count));
  at.strings = at.symbols + SYMBOL * count;
  at.dynamic = aligned(at.strings + strings.length);
  at.code = at.dynamic + 16 * 6;
  const code = functions.map((one) => Buffer.from(one.code));
  at.end = at.code + code.reduce((sum, bytes) => sum + bytes.length, 0);

  const file = Buffer.alloc(at.end);
  const word = (offset: number, value: number) => file.writeBigUInt64LE(BigInt(value), offset);
  // The header: 64 bits, little-endian, a shared object for x86-64, two segments.
  file.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  file.writeUInt16LE(3, 16);
  file.writeUInt16LE(62, 18);
  file.writeUInt32LE(1, 20);
  word(32, HEADER);
  file.writeUInt16LE(HEADER, 52);
  file.writeUInt16LE(SEGMENT, 54);
  file.writeUInt16LE(2, 56);
  // All of it in memory, to be read, written and run; and where its tables are.
  segment(HEADER, 1, 7, 0, at.end, PAGE);
  segment(HEADER + SEGMENT, 2, 6, at.dynamic, 16 * 6, 8);
  function segment(
    offset: number,
    type: number,
    flags: number,
    from: number,
    size: number,
    align: number,
  ): void {
    file.writeUInt32LE(type, offset);
    file.writeUInt32LE(flags, offset + 4);
    for (const [i, value] of [from, from, from, size, size, align].entries())
      word(offset + 8 + 8 * i, value);
  }
  // One chain of all symbols.
  const chain = [1, count, 1, 0, ...functions.map((_, i) => (i + 2) % count)];
  for (const [i, value] of chain.entries()) file.writeUInt32LE(value, at.hash + 4 * i);
  let [name, start] = [1, at.code];
  for (const [i, bytes] of code.entries()) {
    const symbol = at.symbols + SYMBOL * (i + 1);
    file.writeUInt32LE(name, symbol);
    // A global function.
    file[symbol + 4] = 0x12;
    file.writeUInt16LE(1, symbol + 6);
    word(symbol + 8, start);
    word(symbol + 16, bytes.length);
    file.set(bytes, start);
    name += names[i]?.length ?? 0;
    start += bytes.length;
  }
  file.set(strings, at.strings);
  const tables = [
    [4, at.hash],
    [5, at.strings],
    [6, at.symbols],
    [10, strings.length],
    [11, SYMBOL],
    [0, 0],
  ] as const;
  for (const [i, [tag, value]] of tables.entries()) {
    word(at.dynamic + 16 * i, tag);
    word(at.dynamic + 16 * i + 8, value);
  }
  return file;
}

function aligned(offset: number): number {
  return Math.ceil(offset / 8) * 8;
}
