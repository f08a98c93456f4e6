import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from 'chainrule-grader/files';
import { generateStubs, readLabs } from '../../authoring/index.js';
import { hiddenFiles, studentModules } from '../student/library.js';
import { condense, LeakScanner, type Secret } from './scan.js';

/**
 * All that a student must not read: every line of every answer, of every hidden check, of every mark
 * scheme, and why options of questions are right or wrong.
 *
 * Lines that the library has as well (it computes the same things) are no secrets, nor is a line of
 * an answer that a lab shows; two such lines one after another are.
 */
export function secretsOf(root: string): Secret[] {
  const code = [...answers(root), ...hiddenChecks(root)];
  const key = keys(root);
  const library = studentModules(root).flatMap((path) => libraryTexts(root, path));
  const inLibrary = knownTexts([...code, ...pairs(code), ...key], library);
  const inLabs = knownTexts(code, labTexts(root));
  const isNew = (secret: Secret) => !inLibrary.has(condense(secret.text));
  return [
    ...code.filter((secret) => isNew(secret) && !inLabs.has(condense(secret.text))),
    ...pairs(code).filter(isNew),
    ...key.filter(isNew),
  ];
}

/** A built script or declaration, and its source: without types a line may say the same. */
function libraryTexts(root: string, path: string): string[] {
  const source = path.replace('/dist/', '/').replace(/(\.d\.ts|\.js)$/, '.ts');
  const files = [path, source].map((file) => join(root, file)).filter((file) => existsSync(file));
  return files.map((file) => readFileSync(file, 'utf8'));
}

/** Which of the secrets the texts hold, condensed. */
function knownTexts(secrets: readonly Secret[], texts: readonly string[]): Set<string> {
  const scanner = new LeakScanner(secrets);
  return new Set(texts.flatMap((text) => scanner.find(text)).map(({ text }) => condense(text)));
}

/** What the labs and the stubs say to students. */
function labTexts(root: string): string[] {
  const labs = readLabs(root).map(({ lab }) =>
    lab.blocks.map((block) => ('text' in block ? block.text : '')).join('\n'),
  );
  return [...labs, ...generateStubs(root).map(({ text }) => text)];
}

/** Each two lines that follow one another. */
function pairs(lines: readonly Secret[]): Secret[] {
  return lines.slice(1).flatMap((second, i) => {
    const first = lines[i] as Secret;
    const together = lineNumber(second) === lineNumber(first) + 1 && second.kind === first.kind;
    return together ? [{ ...first, text: `${first.text}\n${second.text}` }] : [];
  });
}

function lineNumber({ place }: Secret): number {
  return Number(place.slice(place.lastIndexOf(':') + 1));
}

/** Each line that says something, with its place. */
function lines(kind: Secret['kind'], file: string, text: string, first = 1): Secret[] {
  return text
    .split('\n')
    .map((line, i) => ({ kind, place: `${file}:${first + i}`, text: line.trim() }))
    .filter((secret) => secret.text !== '');
}

function answers(root: string): Secret[] {
  const files = listFiles(join(root, 'solutions'), (path) => path.endsWith('.ts'));
  return files.flatMap((file) => {
    const path = `solutions/${file}`;
    const text = readFileSync(join(root, path), 'utf8');
    const regions = text.matchAll(/\/\/ BEGIN SOLUTION.*\n([\s\S]*?)\/\/ END SOLUTION/g);
    return [...regions].flatMap((region) => {
      const body = region[1] ?? '';
      const at = (region.index ?? 0) + region[0].indexOf(body);
      return lines('answer', path, body, text.slice(0, at).split('\n').length);
    });
  });
}

function hiddenChecks(root: string): Secret[] {
  const all = listFiles(root, (path) =>
    path.endsWith('/')
      ? 'kernel-lib/course/checks/'.startsWith(path) || path.startsWith('kernel-lib/course/checks/')
      : path.startsWith('kernel-lib/course/checks/'),
  );
  return hiddenFiles(root, all).flatMap((path) =>
    lines('hidden check', path, readFileSync(join(root, path), 'utf8')),
  );
}

function keys(root: string): Secret[] {
  return readLabs(root).flatMap(({ name, lab }) =>
    lab.blocks.flatMap((block) => {
      const file = `notebooks/sources/${name}.md`;
      if (block.kind === 'open') return lines('mark scheme', file, block.open.markScheme, 0);
      if (block.kind !== 'quiz' && block.kind !== 'replaced') return [];
      return block.quiz.options.flatMap(({ why }) => lines('quiz key', file, why, 0));
    }),
  );
}
