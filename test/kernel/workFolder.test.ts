import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { workFolder } from '../../kernel-lib/kernel/root.js';

const folder = mkdtempSync(join(tmpdir(), 'chainrule-work-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const assignment = join(folder, 'submitted/ann/00');
mkdirSync(join(assignment, 'exercises'), { recursive: true });
const project = resolve('.');

// The kernel of a project must not start to work elsewhere because of a folder's name alone.
test('a kernel works in the project, unless it starts among exercises that find the library', () => {
  expect(workFolder(join(project, 'notebooks'), project)).toBe(project);
  expect(workFolder(assignment, project)).toBe(project);
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  expect(workFolder(assignment, project)).toBe(assignment);
  expect(workFolder(join(assignment, 'exercises'), project)).toBe(project);
});
