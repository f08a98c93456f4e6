/** The bytes of a tensor's data, which may be a part of a larger buffer. */
export function bytesOf({ data }: { data: ArrayBufferView }): Buffer {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}
