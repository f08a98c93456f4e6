import { expect } from 'vitest';

/*
 * Vitest compares arrays element by element, which for the megabytes of a tensor takes longer than
 * all of the test's work. What has the same bytes is equal; all else is left to vitest.
 */
expect.addEqualityTesters([
  (a: unknown, b: unknown) => {
    if (!ArrayBuffer.isView(a) || !ArrayBuffer.isView(b)) return undefined;
    if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return undefined;
    const bytes = (view: ArrayBufferView) =>
      Buffer.from(view.buffer, view.byteOffset, view.byteLength);
    return bytes(a).equals(bytes(b)) || undefined;
  },
]);
