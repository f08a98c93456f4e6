import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { main } from '../../kernel-lib/kernel/dist/commands/kernel.js';
import { jupyterDataDir, kernelSpecOwner, writeKernelSpec } from '../../kernel-lib/kernel/index.js';

let folder: string;
const lines: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kernelspec-'));
  lines.length = 0;
  const keep = (line: string) => lines.push(line);
  vi.spyOn(console, 'log').mockImplementation(keep);
  vi.spyOn(console, 'error').mockImplementation(keep);
  vi.stubEnv('JUPYTER_DATA_DIR', folder);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const specDir = () => join(folder, 'kernels', 'tslab');
const readSpec = () => JSON.parse(readFileSync(join(specDir(), 'kernel.json'), 'utf8'));

describe('the kernel spec', () => {
  test('names absolute paths, the language and the kernel', () => {
    writeKernelSpec(specDir());
    const { argv, display_name, language, interrupt_mode } = readSpec();
    expect([display_name, language, interrupt_mode]).toEqual([
      'TypeScript (tslab)',
      'typescript',
      'message',
    ]);
    expect(argv[0]).toBe(process.execPath);
    expect(isAbsolute(argv[1])).toBe(true);
    expect(argv[2]).toBe('{connection_file}');
    expect(existsSync(join(specDir(), 'logo-svg.svg'))).toBe(true);
  });

  test('asks for memory in large pages, as NumPy does', () => {
    writeKernelSpec(specDir());
    expect(readSpec().env).toEqual({ GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1' });
  });

  test('can be told which Node to use', () => {
    writeKernelSpec(specDir(), { node: '/opt/node' });
    expect(readSpec().argv[0]).toBe('/opt/node');
  });
});

describe('npm run kernel', () => {
  test('install registers, again too, and uninstall takes away', async () => {
    expect(await main(['install'])).toBe(0);
    expect(await main(['install'])).toBe(0);
    expect(lines.join('\n')).toContain(specDir());
    expect(await main(['uninstall'])).toBe(0);
    expect(existsSync(specDir())).toBe(false);
  });

  test('the figure renderer comes and goes with the kernel, in place of an older one', async () => {
    const extension = join(folder, 'labextensions/chainrule-plotly');
    const { jupyterlab } = JSON.parse(
      readFileSync('kernel-lib/kernel/labextension/package.json', 'utf8'),
    );
    await main(['install']);
    const older = join(extension, 'static/older.js');
    writeFileSync(older, '');
    expect(await main(['install'])).toBe(0);
    expect(existsSync(older)).toBe(false);
    for (const file of [jupyterlab._build.load, 'static/plotly.js'])
      expect(existsSync(join(extension, file)), file).toBe(true);
    await main(['uninstall']);
    expect(existsSync(extension)).toBe(false);
  });

  test('an extension of somebody else is left as it is, and no kernel without figures', async () => {
    const extension = join(folder, 'labextensions/chainrule-plotly');
    mkdirSync(extension, { recursive: true });
    writeFileSync(join(extension, 'package.json'), '{"name": "other"}');
    expect(await main(['install'])).toBe(1);
    expect(lines[0]).toContain(`${extension} holds another extension`);
    expect(existsSync(specDir())).toBe(false);
    expect(readFileSync(join(extension, 'package.json'), 'utf8')).toContain('other');
  });

  test('another kernel of the name is left as it is', async () => {
    mkdirSync(specDir(), { recursive: true });
    writeFileSync(join(specDir(), 'kernel.json'), '{"argv": ["tslab"]}');
    expect(await main(['install'])).toBe(1);
    expect(await main(['uninstall'])).toBe(1);
    expect(lines[0]).toContain('jupyter kernelspec remove tslab');
    expect(readSpec()).toEqual({ argv: ['tslab'] });
  });

  test("another copy's kernel is left, unless that copy is gone", async () => {
    writeKernelSpec(specDir(), { root: folder });
    expect(await main(['install'])).toBe(1);
    expect(await main(['uninstall'])).toBe(1);
    expect(kernelSpecOwner(specDir())).toBe(folder);
    writeKernelSpec(specDir(), { root: join(folder, 'gone') });
    expect(await main(['install'])).toBe(0);
  });

  test('uninstall of nothing is fine', async () => {
    expect(await main(['uninstall'])).toBe(0);
  });

  test('an unknown command fails', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await main(['instal'])).not.toBe(0);
  });
});

test.each([
  ['linux', {}, join('/home/ann', '.local', 'share', 'jupyter')],
  ['linux', { XDG_DATA_HOME: '/data' }, join('/data', 'jupyter')],
  ['darwin', {}, join('/home/ann', 'Library', 'Jupyter')],
  ['win32', { APPDATA: 'C:/Roaming' }, join('C:/Roaming', 'jupyter')],
  ['win32', {}, join('/home/ann', '.jupyter', 'data')],
  ['darwin', { JUPYTER_DATA_DIR: '/own' }, '/own'],
] as const)('the data folder on %s with %j', (platform, env, dir) => {
  expect(jupyterDataDir(env, platform, '/home/ann')).toBe(dir);
});
