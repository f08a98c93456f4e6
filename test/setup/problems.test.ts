import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { NoNetwork, pipProblem } from '../../kernel-lib/setup/pip.js';
import { isPortFree } from '../../kernel-lib/setup/port.js';
import { choosePython, findPythons, type Python } from '../../kernel-lib/setup/python.js';

const python = (version: string, has: Partial<Python> = {}): Python => ({
  command: ['python3'],
  version,
  executable: `/usr/bin/python${version}`,
  ensurepip: true,
  venv: true,
  pip: true,
  virtualenv: false,
  ...has,
});

describe('the choice of a Python', () => {
  it('prefers one that makes whole virtual environments', () => {
    const debian = python('3.11.2', { ensurepip: false });
    expect(choosePython([debian, python('3.9.18')]).version).toBe('3.9.18');
    expect(choosePython([debian]).version).toBe('3.11.2');
  });

  it('says in one line what is missing', () => {
    expect(() => choosePython([])).toThrow(/^Python was not found: .*3\.9 or newer.*Install it.*$/);
    expect(() => choosePython([python('3.8.10')])).toThrow(/^Python 3\.8\.10 .* is too old: .*$/);
  });

  it('takes the one in CHAINRULE_PYTHON or says that it does not run', () => {
    expect(() => findPythons({ CHAINRULE_PYTHON: '/nowhere/python' })).toThrow(
      'CHAINRULE_PYTHON=/nowhere/python is not a Python that runs.',
    );
  });
});

describe('what pip says, in one line', () => {
  it.each([
    'Retrying (Retry(total=0)) after connection broken by NewConnectionError',
    'ERROR: No matching distribution found for anyio==4.14.0',
    'socket.gaierror: [Errno -3] Temporary failure in name resolution',
  ])('%s: no network', (output) => {
    expect(pipProblem(output)).toBeInstanceOf(NoNetwork);
    expect(pipProblem(output).message).not.toContain('\n');
  });

  it('knows a full disk, and quotes what it does not know', () => {
    expect(pipProblem('OSError: [Errno 28] No space left on device').message).toMatch(
      /disk is full/,
    );
    expect(pipProblem('noise\nERROR: odd thing\nmore').message).toMatch(/: odd thing$/);
  });
});

describe('a port', () => {
  const servers: ReturnType<typeof createServer>[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  it('is taken while something listens on it, and free after', async () => {
    const server = createServer();
    servers.push(server);
    const port = await new Promise<number>((resolve) => {
      server.listen(0, 'localhost', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    expect(await isPortFree(port)).toBe(false);
    await new Promise((resolve) => server.close(resolve));
    expect(await isPortFree(port)).toBe(true);
  });
});
