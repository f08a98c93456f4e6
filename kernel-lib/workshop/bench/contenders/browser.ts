import { createReadStream, existsSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { createInterface } from 'node:readline';
import { findChromium, HEADLESS } from 'chainrule-setup';
import { chromium, type Page } from 'playwright-core';
import type { Answered, Question } from './answer.js';

/*
 * This library in a page of Chromium, as a process that answers like the others (serve.ts). The page
 * loads the same modules as Node, and times them itself.
 */

/** The project's folder, which the page sees as `/`. */
const root = process.argv[2] ?? '.';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
};

// Pages that share nothing with others get a clock of microseconds.
const ALONE = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

const PAGE = `<!doctype html><script type="importmap">${JSON.stringify({
  imports: {
    'kernel-lib': '/kernel-lib/library/dist/index.js',
    'kernel-lib/': '/room/',
    fflate: '/node_modules/fflate/esm/browser.js',
  },
})}</script>`;

function answerPage(path: string, response: ServerResponse): void {
  if (path === '/') {
    response.writeHead(200, { 'content-type': 'text/html', ...ALONE }).end(PAGE);
    return;
  }
  const room = /^\/room\/(.+)$/.exec(path)?.[1];
  // A module's own imports are relative to where it really stands.
  if (room) {
    response
      .writeHead(302, { location: `/kernel-lib/library/dist/${room}/index.js`, ...ALONE })
      .end();
    return;
  }
  const file = normalize(join(root, path));
  if (!file.startsWith(normalize(root)) || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, ...ALONE });
  createReadStream(file).pipe(response);
}

async function open(): Promise<Page> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('there is no Chromium on this machine');
  const server = createServer((request, response) =>
    answerPage(new URL(request.url ?? '/', 'http://page').pathname, response),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const browser = await chromium.launch({ executablePath, args: [...HEADLESS] });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return page;
}

interface Ours {
  ask: (question: Question) => Promise<Answered>;
}

const say = (answer: object) => process.stdout.write(`${JSON.stringify(answer)}\n`);
const page = await open();
const known = await page.evaluate(async () => {
  const at = '/kernel-lib/workshop/dist/bench/contenders';
  const { contender } = await import(`${at}/ours.js`);
  const { answering } = await import(`${at}/answer.js`);
  Object.assign(globalThis, { ask: answering(contender) });
  const { version, tasks } = contender as { version: string; tasks: object };
  return { version, ids: Object.keys(tasks) };
});
say({ ...known, version: `${page.context().browser()?.version()}, ${known.version}` });
for await (const line of createInterface({ input: process.stdin })) {
  try {
    const question = JSON.parse(line) as Question;
    say(await page.evaluate((one) => (globalThis as unknown as Ours).ask(one), question));
  } catch (error) {
    say({ error: error instanceof Error ? error.message.split('\n')[0] : String(error) });
  }
}
await page.context().browser()?.close();
