import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { silentMistakes } from 'kernel-lib/advice';
import { loadWithCode } from 'kernel-lib/project';
import type * as TypeScript from 'typescript';
import { answerCalls } from '../../notebooks/answers.js';
import { readNotebook } from '../../notebooks/read.js';
import { projectFolder } from '../../sandbox/folders.js';
import { prepareModule } from '../module.js';
import { typeChecks } from '../types.js';
import { provideTypescript } from '../typescript.js';
import { lineOf, readLines } from './lines.js';
import type { Line, Work, WorkOf } from './messages.js';
import { remembered } from './remembered.js';

/*
 * The process that reads what students wrote: TypeScript's parser, its type checker and its way to
 * JavaScript need hours for some short texts, and only a process can be ended at any time. It knows
 * no check, and runs nothing of a student's.
 */

function tell(line: Line | 'ready'): void {
  const bytes = Buffer.from(lineOf(line));
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'EAGAIN') throw error;
    }
  }
}

const prepare = remembered(prepareModule);

/** What was last asked of types, and the parts of the answer: the next check is often of the same file. */
let checked = { question: '', parts: [] as unknown[] };

async function checkTypes({ modules, topics }: WorkOf<'types'>): Promise<void> {
  const question = JSON.stringify([modules, topics]);
  if (question === checked.question) {
    for (const part of checked.parts) tell({ part });
    return;
  }
  const parts: unknown[] = [];
  for (const { path, problems } of typeChecks(modules, topics)) {
    tell({ begun: path });
    const found = problems(undefined, silentMistakes);
    // Loaded for those who need it: it knows the library's names.
    const told =
      found.length > 0
        ? problems((await import('kernel-lib/advice')).advise, silentMistakes)
        : found;
    const part = { path, problems: told };
    tell({ part });
    parts.push(part);
  }
  checked = { question, parts };
}

async function work(asked: Work, attached: Buffer): Promise<unknown> {
  switch (asked.kind) {
    case 'prepare':
      return prepare(asked.topic, asked.path, asked.text, asked.siblings);
    case 'types':
      await checkTypes(asked);
      compiler.keep(); // By now nearly all of it has run.
      return undefined; // The parts are the result.
    case 'answers':
      return answerCalls(asked.source);
    case 'notebook':
      return readNotebook(asked.path, attached.toString('utf8'));
  }
}

const compiler = loadWithCode(
  createRequire(import.meta.url).resolve('typescript'),
  join(projectFolder(), '.cache'),
);
provideTypescript(compiler.exports as typeof TypeScript);
tell('ready');
readLines(process.stdin, async (asked, attached) => {
  try {
    tell({ result: await work(asked as Work, attached) });
  } catch (error) {
    tell({ error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  }
});
process.stdin.once('end', () => process.exit());
