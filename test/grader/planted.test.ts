import { Tensor } from 'kernel-lib/tensor';
import { afterEach, expect, test } from 'vitest';
import { SandboxHost } from '../../kernel-lib/grader/sandbox/host.js';
import { DEFAULT_LIMITS } from '../../kernel-lib/grader/sandbox/limits.js';

/* The build puts what a child loads into a few files: there is one of each class all the same. */

let host: SandboxHost;
afterEach(() => host.close());

const CODE = `
  import { randn } from 'kernel-lib/random';
  import { Tensor, ShapeError, zeros } from 'kernel-lib/tensor';
  export function f() {
    let caught;
    try { zeros(2).add(zeros(3)); } catch (error) { caught = error; }
    return [randn(2) instanceof Tensor, caught instanceof ShapeError, zeros(2), zeros.name];
  }`;

// As probes are loaded, by Node's own loader, and as students' files are.
test.each([{ anyImport: true }, {}])('tensors are the same ones with %j', async (options) => {
  host = new SandboxHost(options, DEFAULT_LIMITS);
  host.give(new Map([['exercises/one.js', CODE]]));
  const child = await host.start(DEFAULT_LIMITS);
  await child.ask({ kind: 'load', path: host.address('exercises/one.js'), probes: '' });
  const reply = await child.ask({ kind: 'call', id: 1, name: 'f', args: [], keep: [], results: 4 });
  await child.close();
  const [isTensor, isError, made, name] = (reply as { value: unknown[] }).value;
  expect([isTensor, isError, name]).toEqual([true, true, 'zeros']);
  // The child's own program has known it, too.
  expect(made).toBeInstanceOf(Tensor);
});
