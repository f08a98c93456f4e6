import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { KERNEL_MAIN } from './build.js';

const url = (path: string) => pathToFileURL(join(dirname(KERNEL_MAIN), path)).href;

/** What a process says that runs `body` in such a script; it listens to SIGINT, as the kernel does. */
function said(body: string): string {
  const program = `
    import { spawn } from 'node:child_process';
    import { runInThisContext } from 'node:vm';
    import { SCRIPT } from '${url('link.js')}';
    import { SignalledScript } from '${url('cells/signalled.js')}';
    process.on('SIGINT', () => {});
    const word = new Int32Array(new SharedArrayBuffer(4));
    const script = new SignalledScript(word);
    const signal = () => {
      word[0] = SCRIPT.signalled;
      spawn('sh', ['-c', 'kill -INT ' + process.pid]);
    };
    globalThis.signal = signal;
    try {
      console.log(script.run(() => { ${body} }));
    } catch (error) {
      console.log(error.code);
    }
    console.log(word[0] === SCRIPT.none);`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
    .stdout;
}

test('what the script gives is given', () => {
  expect(said('script.open(); return 5;')).toBe('5\ntrue\n');
});

test.skipIf(process.platform === 'win32')('it is not left before the signal has come', () => {
  expect(said('script.open(); signal();')).toBe('ERR_SCRIPT_EXECUTION_INTERRUPTED\ntrue\n');
});

test.skipIf(process.platform === 'win32')(
  'a signal that ended a script inside is not awaited',
  () => {
    const inside = `script.open();
    try {
      runInThisContext('signal(); for (;;);', { breakOnSigint: true });
    } catch {
      script.heard();
      return 'inside';
    }`;
    expect(said(inside)).toBe('inside\ntrue\n');
  },
);
