import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SCRIPT } from '../../kernel-lib/kernel/link.js';
import { Interrupts } from '../../kernel-lib/kernel/server/interrupts.js';
import { Watchdog } from '../../kernel-lib/kernel/server/watchdog.js';

const word = () => new Int32Array(new SharedArrayBuffer(4));
let words: { stop: Int32Array; script: Int32Array; backlog: Int32Array };
const signal = vi.fn();
const end = vi.fn();
let interrupts: Interrupts;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  words = { stop: word(), script: word(), backlog: word() };
  const watchdog = new Watchdog(words.stop, () => {}, end);
  interrupts = new Interrupts(words, watchdog, () => {}, signal);
});
afterEach(() => {
  vi.useRealTimers();
});

/** What the main thread does when a cell has ended. */
const heard = () => {
  words.stop[0] = 0;
};

test('a script that does not look is sent one signal, and holds on for it', () => {
  words.script[0] = SCRIPT.running;
  interrupts.ask();
  interrupts.ask();
  vi.advanceTimersByTime(1000);
  expect(signal).toHaveBeenCalledOnce();
  expect(words.script[0]).toBe(SCRIPT.signalled);
});

test('there is no signal when no script would take it', () => {
  interrupts.ask();
  vi.advanceTimersByTime(1000);
  expect(signal).not.toHaveBeenCalled();
});

test('there is no signal for the next cell, though it is asked to stop, too', () => {
  words.script[0] = SCRIPT.running;
  interrupts.ask();
  vi.advanceTimersByTime(700);
  heard();
  interrupts.ask();
  vi.advanceTimersByTime(200);
  expect(signal).not.toHaveBeenCalled();
});

test('a second interrupt that is not heard ends the session', () => {
  interrupts.ask();
  interrupts.ask();
  vi.advanceTimersByTime(10_000);
  expect(end).toHaveBeenCalledOnce();
});

test('two interrupts of one cell and one of the next do not', () => {
  interrupts.ask();
  interrupts.ask();
  heard();
  vi.advanceTimersByTime(2900);
  interrupts.ask();
  vi.advanceTimersByTime(10_000);
  expect(end).not.toHaveBeenCalled();
});
