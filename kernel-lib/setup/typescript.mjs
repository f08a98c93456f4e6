// TypeScript's compiler, with the words of `tsc`. The native one takes a fifth of the time; the one
// in JavaScript, which the kernel and the grader ask about cells and answers, takes its place on
// machines for which there is no native one.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './common.mjs';

const platform = `node_modules/@typescript/typescript-${process.platform}-${process.arch}`;
const name = existsSync(join(root, platform)) ? 'typescript-native' : 'typescript';
await import(pathToFileURL(join(root, 'node_modules', name, 'bin/tsc')).href);
