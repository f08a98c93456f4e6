import { formatShape, Tensor } from 'kernel-lib/tensor';
import {
  MAX_DEPTH,
  MAX_NAME,
  MAX_NUMBERS,
  MAX_PARTS,
  MAX_RANK,
  MAX_TEXT,
  whyTooMuch,
} from './bounds.js';
import { type ByteReader, ByteWriter, ProtocolError, TooMuch } from './bytes.js';
import { strangeKind } from './kinds.js';
import {
  bytesOf,
  isTypedArray,
  isWhole,
  makeTensor,
  numbersOf,
  typedArrayKinds,
} from './tensors.js';

/** A value that stays in the child; only this note about where it is travels. */
export class Handle {
  constructor(
    /** Number of the call that returned it. */
    readonly call: number,
    /** Position in the returned array, or -1 for the whole result. */
    readonly index: number,
    /** What it is, in words, as far as the child says so. */
    readonly description = 'a value',
  ) {}
}

/**
 * A function that a check passes to the student's code. Its code lies in the child's tree
 * (`probes/TOPIC.ts`); its name and the data that it is made from travel.
 */
export class Probe {
  constructor(
    /** Drawn by the parent, to ask later what it was called with. */
    readonly id: number,
    readonly name: string,
    readonly data: readonly unknown[] = [],
  ) {}
}

/** Something that cannot travel: a function, a symbol, a Promise, a Map. */
export class Opaque {
  constructor(readonly description: string) {}
}

const Tag = {
  Undefined: 0,
  Null: 1,
  False: 2,
  True: 3,
  Number: 4,
  String: 5,
  BigInt: 6,
  List: 7,
  Record: 8,
  Tensor: 9,
  Typed: 10,
  Handle: 11,
  Opaque: 12,
  Probe: 13,
} as const;

/**
 * Writes a value as plain bytes. Tensors travel as dtype, shape and raw bytes, numbers as float64
 * bits, so that NaN, the infinities and -0 arrive as they left. Of a tensor that is too large only a
 * description travels, of a long text its beginning; any other value that is too much is a
 * {@link TooMuch}.
 */
export function encodeValue(writer: ByteWriter, value: unknown, depth = 0): void {
  if (depth > MAX_DEPTH) throw new TooMuch(`a value with more than ${MAX_DEPTH} lists in lists`);
  writer.parts += 1;
  if (writer.parts > MAX_PARTS) throw tooManyParts();
  if (typeof value === 'object' && value !== null) encodeObject(writer, value, depth);
  else encodePrimitive(writer, value);
}

function tooManyParts(): TooMuch {
  return new TooMuch(`a value of more than ${MAX_PARTS} parts`);
}

function encodePrimitive(writer: ByteWriter, value: unknown): void {
  if (value === undefined) writer.u8(Tag.Undefined);
  else if (value === null) writer.u8(Tag.Null);
  else if (typeof value === 'boolean') writer.u8(value ? Tag.True : Tag.False);
  else if (typeof value === 'number') {
    writer.u8(Tag.Number);
    writer.f64(value);
  } else if (typeof value === 'string') {
    writer.u8(Tag.String);
    writer.string(value.slice(0, MAX_TEXT));
  } else if (typeof value === 'bigint') {
    encodeBigInt(writer, value);
  } else encodeOpaque(writer, `a ${typeof value}`);
}

const BIGGEST = 10n ** 1000n;

/** Only the size of a very big one: to write it out takes time that grows with its square. */
function encodeBigInt(writer: ByteWriter, value: bigint): void {
  if (value >= BIGGEST || value <= -BIGGEST) {
    encodeOpaque(writer, 'a bigint of more than 1000 digits');
    return;
  }
  writer.u8(Tag.BigInt);
  writer.string(String(value));
}

function encodeObject(writer: ByteWriter, value: object, depth: number): void {
  const strange = strangeKind(value);
  if (strange !== undefined) encodeOpaque(writer, strange);
  else if (value instanceof Tensor) encodeTensor(writer, value);
  else if (value instanceof Handle) {
    writer.u8(Tag.Handle);
    writer.u32(value.call);
    writer.f64(value.index);
    writer.string(value.description.slice(0, MAX_NAME));
  } else if (value instanceof Probe) {
    writer.u8(Tag.Probe);
    writer.u32(value.id);
    writer.string(value.name);
    encodeValue(writer, [...value.data], depth + 1);
  } else if (value instanceof Opaque) encodeOpaque(writer, value.description);
  else if (isTypedArray(value)) encodeTyped(writer, value);
  else if (Array.isArray(value)) {
    writer.u8(Tag.List);
    writer.u32(value.length);
    for (let i = 0; i < value.length; i++) encodeValue(writer, value[i], depth + 1);
  } else {
    const names = Object.keys(value);
    if (names.length > MAX_PARTS) throw tooManyParts();
    writer.u8(Tag.Record);
    writer.u32(names.length);
    for (const name of names) {
      writer.string(name.slice(0, MAX_NAME));
      encodeValue(writer, (value as Record<string, unknown>)[name], depth + 1);
    }
  }
}

function encodeOpaque(writer: ByteWriter, description: string): void {
  writer.u8(Tag.Opaque);
  writer.string(description.slice(0, MAX_NAME));
}

function encodeTyped(writer: ByteWriter, array: ArrayBufferView): void {
  const found = bytesOf(array);
  if (!found) {
    encodeOpaque(writer, 'a typed array of a kind that no answer has');
    return;
  }
  const { kind, bytes, length } = found;
  if (length > MAX_NUMBERS) {
    const { name } = typedArrayKinds[kind] as (typeof typedArrayKinds)[number];
    encodeOpaque(writer, `a ${name} of ${length} numbers, more than any answer has`);
    return;
  }
  writer.u8(Tag.Typed);
  writer.u8(kind);
  writer.u32(bytes.length);
  writer.raw(bytes);
}

function encodeTensor(writer: ByteWriter, value: Tensor): void {
  // Read once: a student's class can answer otherwise another time.
  const { shape: extents, dtype, data } = value;
  const shape = [...extents];
  const problem = whyTooMuch(shape);
  if (problem !== undefined) {
    encodeOpaque(writer, `a Tensor ${problem}`);
    return;
  }
  if (!isWhole(data, shape, dtype)) {
    encodeOpaque(writer, 'a Tensor whose data, shape and dtype do not fit each other');
    return;
  }
  writer.u8(Tag.Tensor);
  writer.string(dtype);
  writer.u32(shape.length);
  for (const extent of shape) writer.f64(extent);
  encodeTyped(writer, data);
}

/** Reads what {@link encodeValue} wrote. Objects come back without a prototype. */
export function decodeValue(reader: ByteReader, depth = 0): unknown {
  if (depth > MAX_DEPTH) throw new ProtocolError('the value is nested too deeply');
  reader.parts += 1;
  if (reader.parts > MAX_PARTS) throw new ProtocolError('the value has too many parts');
  const tag = reader.u8();
  switch (tag) {
    case Tag.Undefined:
      return undefined;
    case Tag.Null:
      return null;
    case Tag.False:
      return false;
    case Tag.True:
      return true;
    case Tag.Number:
      return reader.f64();
    case Tag.String:
      return reader.string(MAX_TEXT);
    case Tag.BigInt:
      return decodeBigInt(reader.string(MAX_NAME + 2));
    case Tag.List: {
      const items: unknown[] = [];
      for (let left = count(reader); left > 0; left--) items.push(decodeValue(reader, depth + 1));
      return items;
    }
    case Tag.Record: {
      const record: Record<string, unknown> = Object.create(null);
      for (let left = count(reader); left > 0; left--) {
        const key = reader.string(MAX_NAME);
        record[key] = decodeValue(reader, depth + 1);
      }
      return record;
    }
    case Tag.Tensor:
      return decodeTensor(reader);
    case Tag.Typed:
      return decodeTyped(reader);
    case Tag.Handle:
      return new Handle(reader.u32(), reader.f64(), reader.string(MAX_NAME));
    case Tag.Opaque:
      return new Opaque(reader.string(MAX_NAME));
    case Tag.Probe:
      return decodeProbe(reader, depth);
    default:
      throw new ProtocolError(`unknown value tag ${tag}`);
  }
}

function decodeProbe(reader: ByteReader, depth: number): Probe {
  const [id, name] = [reader.u32(), reader.string(MAX_NAME)];
  const data = decodeValue(reader, depth + 1);
  if (!Array.isArray(data)) throw new ProtocolError('a probe without its data');
  return new Probe(id, name, data);
}

function decodeBigInt(text: string): bigint {
  if (!/^-?\d{1,1000}$/.test(text)) throw new ProtocolError('a bigint that is not a number');
  return BigInt(text);
}

function count(reader: ByteReader): number {
  const items = reader.u32();
  if (items > MAX_PARTS || items > reader.left) throw new ProtocolError('too many items');
  return items;
}

function decodeTyped(reader: ByteReader): ArrayBufferView & ArrayLike<number> {
  const kind = typedArrayKinds[reader.u8()];
  if (!kind) throw new ProtocolError('unknown kind of typed array');
  const size = reader.u32();
  if (size > MAX_NUMBERS * kind.type.BYTES_PER_ELEMENT) {
    throw new ProtocolError(`a typed array of ${size} bytes`);
  }
  const bytes = reader.raw(size);
  if (bytes.length % kind.type.BYTES_PER_ELEMENT !== 0) {
    throw new ProtocolError('a typed array with half an element');
  }
  return new kind.type(bytes.buffer as ArrayBuffer);
}

function decodeTensor(reader: ByteReader): Tensor {
  const dtype = reader.string(MAX_NAME);
  const ndim = reader.u32();
  if (ndim > MAX_RANK) throw new ProtocolError(`a tensor with ${ndim} axes`);
  const shape: number[] = [];
  for (let axis = 0; axis < ndim; axis++) shape.push(reader.f64());
  const problem = whyTooMuch(shape);
  if (problem !== undefined) throw new ProtocolError(`a tensor ${problem}`);
  if (reader.u8() !== Tag.Typed) throw new ProtocolError('a tensor without data');
  const data = decodeTyped(reader);
  if (numbersOf(shape) !== data.length) {
    throw new ProtocolError(`a tensor of shape ${formatShape(shape)} with ${data.length} numbers`);
  }
  return makeTensor(data, shape, dtype);
}

/** A value as bytes: two values are the same exactly when their bytes are. */
export function valueBytes(value: unknown): Uint8Array {
  const writer = new ByteWriter();
  encodeValue(writer, value);
  return writer.finish();
}
