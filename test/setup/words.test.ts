import { describe, expect, it } from 'vitest';
import { hasDisplay } from '../../kernel-lib/setup/browser.js';
import { readWords } from '../../kernel-lib/setup/words.js';

describe('the words that go to Jupyter', () => {
  it.each([
    [['--port=8899'], 8899],
    [['--port', '8899'], 8899],
    [['--ServerApp.port=8899', '--debug'], 8899],
    [['--no-browser'], undefined],
    [['--port=x'], undefined],
  ])('%j asks for port %j', (words, port) => {
    expect(readWords(words).port).toBe(port);
  });

  it('leaves the browser to the user who speaks of it', () => {
    expect(readWords(['--no-browser']).browser).toBe(true);
    expect(readWords(['--ServerApp.open_browser=True']).browser).toBe(true);
    expect(readWords(['--port=8899']).browser).toBe(false);
  });
});

describe('a browser window', () => {
  it.each([
    [{}, 'linux', false],
    [{ DISPLAY: ':0' }, 'linux', true],
    [{ DISPLAY: ':0', CI: 'true' }, 'linux', false],
    [{}, 'darwin', true],
    [{ SSH_CONNECTION: 'a' }, 'darwin', false],
  ] as const)('with %j on %s: %s', (env, platform, can) => {
    expect(hasDisplay(env, platform)).toBe(can);
  });
});
