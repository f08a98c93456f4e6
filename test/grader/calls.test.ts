import ts from 'typescript';
import { expect, test } from 'vitest';
import { calledFrom, findCalls } from '../../kernel-lib/grader/submission/calls.js';

const calls = (text: string) =>
  findCalls(ts.createSourceFile('a.ts', text, ts.ScriptTarget.ES2022, true));

test.each([
  ['itself', 'export function a() { return b(); } function b() {}'],
  ['inside an expression', 'export function a() { const [x] = [b()]; return x; } function b() {}'],
  ['in a function inside', 'export function a() { return [1].map(() => b()); } function b() {}'],
  ['through a helper', 'export function a() { return h(); } const h = () => b(); function b() {}'],
  ['an arrow function', 'export const a = () => b(); export const b = function () {};'],
])('a calls b: %s', (_, text) => {
  expect([...calledFrom('a', calls(text))]).toContain('b');
});

test.each([
  ['in a comment', 'export function a() { /* b() */ return 1; // b()\n } function b() {}'],
  ['in a text', "export function a() { return 'b()'; } function b() {}"],
  ['by another', 'export function a() { return 1; } function c() { return b(); } function b() {}'],
  ['the other way round', 'export function a() { return 1; } function b() { return a(); }'],
  ['a method of the same name', 'export function a(x) { return x.b(); } function b() {}'],
])('a does not call b: %s', (_, text) => {
  expect([...calledFrom('a', calls(text))]).not.toContain('b');
});

test('two functions that call each other come to an end, and no name is special', () => {
  const both = calls(
    'function a() { b(); } function b() { a(); __proto__(); } function __proto__() {}',
  );
  expect([...calledFrom('a', both)].sort()).toEqual(['__proto__', 'a', 'b']);
  expect([...calledFrom('toString', both)]).toEqual([]);
});
