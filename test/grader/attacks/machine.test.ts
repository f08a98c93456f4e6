import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  combinations,
  isContained,
  processesWith,
  raw,
  Vault,
  withoutPermission,
} from './support.js';

/*
 * Code that no analysis has seen, against the machine: nothing is read, nothing is written, nobody
 * is signalled, nobody is reached. Each attack, in each combination of layers that there is here.
 */

const vault = new Vault();
const servers: Server[] = [];
const visits: string[] = [];
let port = 0;
const abstractName = `\0attack-${randomBytes(6).toString('hex')}`;
const socketFile = `/tmp/attack-${randomBytes(6).toString('hex')}.sock`;

function listen(where: number | string): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer(() => visits.push(String(where)));
    servers.push(server);
    if (typeof where === 'number') server.listen(where, '127.0.0.1', () => resolve(server));
    else server.listen(where, () => resolve(server));
  });
}

beforeAll(async () => {
  port = ((await listen(0)).address() as { port: number }).port;
  await listen(socketFile);
  if (process.platform === 'linux') await listen(abstractName);
});

afterAll(() => {
  for (const server of servers) server.close();
  vault.remove();
});

const SHORT = 'await new Promise((done) => setTimeout(done, 150));';

/** Code that tries each of some expressions and returns all that it got to see. */
function attempts(imports: string, ...expressions: string[]): string {
  const tries = expressions.map(
    (text) => `try { seen.push(String(${text})); } catch (e) { seen.push('no:' + e.code); }`,
  );
  return `${imports}\nconst seen = [];\n${tries.join('\n')}\nexport const f = () => seen.join(' ');`;
}

const FS = "import fs from 'node:fs'; import process from 'node:process';";

describe.each([...combinations])('$title', ({ options }) => {
  const before = vault.fingerprint();

  test('reads nothing: solutions, results, environment, memory of the parent', async () => {
    const { folder, file } = vault;
    const said = await raw(
      attempts(
        FS,
        `fs.readFileSync('${file}', 'utf8')`,
        `fs.readFileSync('${folder}/solutions/layers.ts', 'utf8')`,
        `fs.readdirSync('${folder}').join()`,
        "fs.readFileSync('/proc/' + process.ppid + '/environ', 'utf8')",
        `fs.readFileSync('/proc/${process.pid}/environ', 'utf8')`,
        "fs.readFileSync('/proc/self/environ', 'utf8') || 'empty'",
        `fs.openSync('/proc/${process.pid}/mem', 'r')`,
        "fs.openSync('/proc/self/mem', 'r')",
        "fs.readFileSync('/proc/self/maps', 'utf8')",
        'JSON.stringify(process.env)',
        `fs.symlinkSync('${file}', './link')`,
        `fs.linkSync('${file}', './hard')`,
        `fs.copyFileSync('${file}', './copy')`,
        `fs.readlinkSync('/proc/self/fd/0')`,
        `fs.readFileSync('${process.cwd()}/solutions/layers.ts', 'utf8')`,
        `fs.readFileSync('${process.cwd()}/kernel-lib/course/checks/layers.hidden.ts', 'utf8')`,
      ),
      options,
    );
    expect(said).toMatch(/^returned (no:\w+ )+\{\}( no:\w+)+ \| $/);
    expect(said).not.toContain(vault.secret);
  });

  test('writes nothing outside its folder, nor in it', async () => {
    const said = await raw(
      attempts(
        FS,
        `fs.writeFileSync('${vault.file}', 'forged')`,
        `fs.writeFileSync('${vault.folder}/new.json', 'forged')`,
        `fs.rmSync('${vault.file}')`,
        `fs.renameSync('${vault.file}', '${vault.folder}/gone')`,
        `fs.chmodSync('${vault.folder}', 0o777)`,
        `fs.mkdirSync('${vault.folder}/made')`,
        "fs.writeFileSync('./exercises/raw.js', 'forged')",
        "fs.writeFileSync('./node_modules/kernel-lib/library/tensor/index.js', 'forged')",
        "fs.writeFileSync('/tmp/attack-written', 'forged')",
        "process.report.writeReport('/tmp/attack-report.json')",
        `process.kill(process.ppid, 'SIGKILL')`,
        `process.kill(${process.pid}, 'SIGKILL')`,
        "process.kill(0, 'SIGKILL')",
        "process.kill(process.pid, 'SIGUSR1')",
        `process._debugProcess(${process.pid})`,
        "process.dlopen({ exports: {} }, '/tmp/attack.node')",
        "process.binding('spawn_sync')",
      ),
      options,
    );
    expect(said).toMatch(/^returned (no:\w+ ?)+ \| $/);
    expect(vault.fingerprint()).toBe(before);
  });

  test('starts no process, no thread, no inspector', async () => {
    const word = `attack${randomBytes(6).toString('hex')}`;
    const said = await raw(
      attempts(
        `import * as processes from 'node:child_process'; import { Worker } from 'node:worker_threads';
         import inspector from 'node:inspector'; import cluster from 'node:cluster';`,
        `processes.spawn('/usr/bin/sh', ['-c', 'sleep 60; echo ${word}'], { detached: true })`,
        `processes.execSync('sleep 60; echo ${word}')`,
        `processes.fork('./exercises/raw.js')`,
        'cluster.fork()',
        `new Worker('for (;;) {}', { eval: true })`,
        'inspector.open(0, "127.0.0.1")',
      ),
      options,
    );
    expect(said).toMatch(/^returned (no:\w+ ?)+ \| $/);
    expect(processesWith(word)).toEqual([]);
  });

  test('reaches nobody: no socket of any kind', async () => {
    const said = await raw(
      `import net, { createConnection } from 'node:net'; import dgram from 'node:dgram';
       import http from 'node:http'; import tls from 'node:tls'; import dns from 'node:dns';
       const seen = [];
       const tries = [
         () => net.connect(${port}, '127.0.0.1').on('error', () => {}),
         () => createConnection({ path: '${socketFile}' }).on('error', () => {}),
         () => net.connect({ path: ${JSON.stringify(abstractName)} }).on('error', () => {}),
         () => new net.Socket().connect(${port}, '127.0.0.1').on('error', () => {}),
         () => http.get('http://127.0.0.1:${port}/').on('error', () => {}),
         () => tls.connect(${port}, '127.0.0.1').on('error', () => {}),
         () => dgram.createSocket('udp4').send('x', ${port}, '127.0.0.1'),
         () => dns.lookup('localhost', () => {}),
         () => net.createServer().listen(0).on('error', () => {}),
         () => fetch('http://127.0.0.1:${port}/').catch(() => {}),
       ];
       for (const go of tries) try { go(); seen.push('went'); } catch (e) { seen.push('refused'); }
       ${SHORT}
       export const f = () => seen.join(' ');`,
      options,
    );
    expect(said).toMatch(/^(returned|died|threw)/);
    await new Promise((resolve) => setImmediate(resolve));
    expect(visits).toEqual([]);
  });

  test.each([
    ["import { relu_forward } from 'kernel-lib'; export const f = () => 1;"],
    ["import 'kernel-lib/layers'; export const f = () => 1;"],
    ["import 'kernel-lib/grading'; export const f = () => 1;"],
    ["import '../node_modules/kernel-lib/library/layers/index.js'; export const f = () => 1;"],
    [`import '${process.cwd()}/solutions/layers.ts'; export const f = () => 1;`],
    ["import 'typescript'; export const f = () => 1;"],
  ])('has no answers to import: %s', async (code) => {
    expect(await raw(code, options)).toMatch(
      /^threw .*(exports|not defined|Cannot find|restricted|Unknown file extension)/,
    );
  });

  test('inherits its pipes and nothing else', async () => {
    const said = await raw(
      `import fs from 'node:fs';
       const seen = [];
       for (let fd = 4; fd < 256; fd++) {
         try { const s = fs.fstatSync(fd); if (s.isFile() || s.isDirectory()) seen.push(fd); } catch {}
       }
       export const f = () => seen.length;`,
      options,
    );
    // While its own file is loaded, Node itself may hold that open.
    expect(said).toMatch(/^returned [01] \|/);
  });

  test.each([
    [
      'leaving on import',
      "import process from 'node:process'; process.exit(0); export const f = 1;",
    ],
    [
      'leaving in a call',
      "import process from 'node:process'; export const f = () => process.exit(0);",
    ],
    ['aborting', "import process from 'node:process'; export const f = () => process.abort();"],
    [
      'a forged reply',
      "import { writeSync } from 'node:fs'; export const f = () => { writeSync(3, new Uint8Array(64)); return 1; };",
    ],
    [
      'an answer that is longer than any',
      "import { writeSync } from 'node:fs'; export const f = () => { writeSync(3, new Uint8Array(64).fill(255)); for (;;) {} };",
    ],
    [
      'an answer before the question',
      "import { writeSync } from 'node:fs'; writeSync(3, Uint8Array.of(2, 0, 0, 0, 9, 9)); export const f = () => 1;",
    ],
    [
      'a closed pipe',
      "import { closeSync } from 'node:fs'; export const f = () => { closeSync(3); for (;;) {} };",
    ],
  ])('no answer from %s', async (_, code) => {
    expect(await raw(code, options, 700)).toMatch(/^died /);
  });
});

describe.skipIf(withoutPermission.length === 0)('without the permission model', () => {
  describe.each([...withoutPermission])('$title', (combination) => {
    const { options } = combination;
    const before = vault.fingerprint();
    const PROCESSES = "import { spawnSync, spawn } from 'node:child_process';";

    test('the system keeps files, the environment and other processes closed', async () => {
      expect(isContained(combination)).toBe(true);
      const said = await raw(
        `${PROCESSES}
         const script = ${JSON.stringify(
           [
             'echo alive',
             `cat ${vault.file} ${vault.folder}/solutions/layers.ts`,
             `ls ${vault.folder}`,
             `cat /proc/${process.pid}/environ /proc/$PPID/environ`,
             `head -c 64 /proc/${process.pid}/mem`,
             `echo forged > ${vault.file}`,
             `rm -rf ${vault.folder}`,
             `chmod 777 ${vault.folder}`,
             `mount -t tmpfs none ${vault.folder}`,
             `kill -9 ${process.pid}`,
           ].join('; '),
         )};
         const { stdout } = spawnSync('/usr/bin/sh', ['-c', script], { encoding: 'utf8' });
         export const f = () => 'saw ' + stdout;`,
        options,
      );
      expect(said).toMatch(/^returned saw alive/);
      expect(said).not.toContain(vault.secret);
      expect(said).not.toContain('results.json');
      expect(vault.fingerprint()).toBe(before);
    });

    test('a detached process ends with the child, before anybody writes results', async () => {
      const word = `attack${randomBytes(6).toString('hex')}`;
      const said = await raw(
        `${PROCESSES}
         const script = 'sleep 30; echo ${word} > ${vault.file}';
         const options = { detached: true, stdio: 'inherit' };
         for (let i = 0; i < 3; i++) spawn('/usr/bin/sh', ['-c', script], options).unref();
         spawn('/usr/bin/sh', ['-c', '(' + script + ') & (' + script + ') &'], options).unref();
         ${SHORT}
         export const f = () => 'started';`,
        options,
      );
      expect(said).toMatch(/^returned started/);
      expect(processesWith(word)).toEqual([]);
      expect(vault.fingerprint()).toBe(before);
    });

    test('a fork bomb meets its limit, and is gone with the child', async () => {
      const word = `attack${randomBytes(6).toString('hex')}`;
      const said = await raw(
        `${PROCESSES}
         let started = 0;
         for (let i = 0; i < 300; i++) {
           const child = spawn('/usr/bin/sh', ['-c', 'sleep 30 # ${word}'], { stdio: 'inherit' });
           child.on('error', () => {});
           if (child.pid !== undefined) started++;
         }
         export const f = () => started;`,
        options,
        20_000,
      );
      // It is counted, or together with what it started it is too large.
      expect(said).toMatch(/^returned \d+|^died used more than/);
      const started = Number(/^returned (\d+)/.exec(said)?.[1] ?? 1);
      expect(started).toBeGreaterThan(0);
      expect(started).toBeLessThan(100);
      expect(processesWith(word)).toEqual([]);
    });

    test('no privilege can be had back', async () => {
      const said = await raw(
        attempts(
          `${FS} import { spawnSync } from 'node:child_process';`,
          'process.seteuid(0)',
          'process.setgroups([0])',
          "spawnSync('unshare', ['--user', '--map-root-user', 'true']).status",
          "spawnSync('unshare', ['--net', 'true']).status",
          "spawnSync('mount', ['-t', 'tmpfs', 'none', '/usr']).status",
          "spawnSync('chroot', ['/usr', '/bin/true']).status",
          "fs.writeFileSync('/usr/attack', '1')",
        ),
        options,
      );
      const tries = (/^returned (.*) \|/.exec(said)?.[1] ?? '').split(' ');
      // Becoming who one is anyway is no privilege: in a user namespace that is its own root.
      const own = options.ownUser === false ? 2 : 0;
      expect(tries).toHaveLength(7);
      expect(tries.slice(own).filter((result) => result === '0' || result === 'undefined')).toEqual(
        options.namespaces === false ? ['0'] : [],
      );
    });
  });
});
