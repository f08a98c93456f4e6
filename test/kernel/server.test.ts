import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCharacters, toUnits } from '../../kernel-lib/kernel/cells/positions.js';
import type { Header } from '../../kernel-lib/kernel/link.js';
import { addressOf } from '../../kernel-lib/kernel/server/connection.js';
import { History } from '../../kernel-lib/kernel/server/history.js';
import { Sender } from '../../kernel-lib/kernel/server/sender.js';
import { StreamBuffer } from '../../kernel-lib/kernel/server/streams.js';
import { Wire } from '../../kernel-lib/kernel/server/wire.js';

const header = (id: string): Header => ({
  msg_id: id,
  msg_type: 'execute_request',
  session: 's',
  username: 'u',
  date: '',
  version: '5.3',
});

describe('wire', () => {
  const message = {
    identities: ['client'],
    msgType: 'status',
    parent: header('p'),
    content: '{"a":1}',
  };
  const frames = () => new Wire('key').encode(message).map((frame) => Buffer.from(frame));

  test('a message comes back as it went', () => {
    const decoded = new Wire('key').decode(frames());
    expect(decoded?.identities.map(String)).toEqual(['client']);
    expect(decoded?.header.msg_type).toBe('status');
    expect(decoded?.content).toEqual({ a: 1 });
  });

  test('a wrong key, a changed content and a cut message are refused', () => {
    expect(new Wire('other').decode(frames())).toBeUndefined();
    const changed = frames();
    changed[changed.length - 1] = Buffer.from('{"a":2}');
    expect(new Wire('key').decode(changed)).toBeUndefined();
    expect(new Wire('key').decode(frames().slice(0, 4))).toBeUndefined();
  });

  test('an empty key means no signature', () => {
    const unsigned = new Wire('').encode(message).map((frame) => Buffer.from(frame));
    expect(new Wire('').decode(unsigned)?.content).toEqual({ a: 1 });
  });

  test('whatever UTF-16 a message holds, it leaves as well-formed Unicode', () => {
    const utf16 = fc.string({
      unit: fc.oneof(
        fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
        fc.integer({ min: 0xd800, max: 0xdfff }).map((code) => String.fromCharCode(code)),
        fc.constantFrom('\\', 'u', 'd83d', '\\ud83d', '"', '😀'),
      ),
    });
    const half = /\p{Surrogate}/u;
    const mend = (text: string) => text.replace(/\p{Surrogate}/gu, '\uFFFD');
    const decoder = new TextDecoder('utf-8', { fatal: true });
    fc.assert(
      fc.property(utf16, utf16, utf16, (msgType, key, text) => {
        const content = JSON.stringify({ [key]: text, list: [{ [text]: key }] });
        const frames = new Wire('key').encode({
          identities: [],
          msgType,
          parent: header(text),
          content,
        });
        const parts = frames.slice(2).map((frame) => decoder.decode(frame as Buffer));
        JSON.parse(parts.join(',').replace(/^/, '[').replace(/$/, ']'), (name, value) => {
          expect(half.test(name) || (typeof value === 'string' && half.test(value))).toBe(false);
          return value;
        });
        expect(JSON.parse(parts[3])[mend(key)]).toEqual(
          key === 'list' ? [{ [mend(text)]: key }] : mend(text),
        );
        expect(JSON.parse(parts[0]).msg_type).toBe(mend(msgType));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test('addresses are those of ZeroMQ', () => {
    const connection = { transport: 'tcp', ip: '127.0.0.1' } as Parameters<typeof addressOf>[0];
    expect(addressOf(connection, 5)).toBe('tcp://127.0.0.1:5');
    expect(addressOf({ ...connection, transport: 'ipc', ip: '/tmp/k' }, 5)).toBe('ipc:///tmp/k-5');
  });
});

describe('history', () => {
  const history = new History();
  for (const [i, input] of ['a', 'ab', 'b', 'ab'].entries()) history.add(i + 1, input);
  history.setOutput(2, 'shown');

  test.each([
    [{ hist_access_type: 'tail', n: 2 }, ['b', 'ab']],
    [{ hist_access_type: 'tail', n: 0 }, []],
    [{ hist_access_type: 'range', session: 0, start: 2, stop: 4 }, ['ab', 'b']],
    [{ hist_access_type: 'range', session: -1, start: 0, stop: 4 }, []],
    [{ hist_access_type: 'search', pattern: 'a*' }, ['a', 'ab', 'ab']],
    [{ hist_access_type: 'search', pattern: 'a*', unique: true }, ['a', 'ab']],
    [{ hist_access_type: 'search', pattern: '?', n: 1 }, ['b']],
  ])('%j', (request, inputs) => {
    expect(history.answer(request).map(([, , input]) => input)).toEqual(inputs);
  });

  test('gives the output with the input if asked', () => {
    const request = { hist_access_type: 'range', session: 1, start: 2, stop: 3, output: true };
    expect(history.answer(request)).toEqual([[1, 2, ['ab', 'shown']]]);
  });
});

describe('streams', () => {
  const collect = () => {
    const sent: unknown[] = [];
    const buffer = new StreamBuffer((name, text, parent) =>
      sent.push([name, text, parent?.msg_id]),
    );
    return { sent, buffer };
  };

  test('small writes of one cell become one message', () => {
    const { sent, buffer } = collect();
    for (const text of ['a', 'b', 'c']) buffer.write('stdout', text, header('1'));
    buffer.flush();
    expect(sent).toEqual([['stdout', 'abc', '1']]);
  });

  test('streams and cells stay apart, in order', () => {
    const { sent, buffer } = collect();
    buffer.write('stdout', 'a', header('1'));
    buffer.write('stderr', 'b', header('1'));
    buffer.write('stderr', 'c', header('2'));
    buffer.flush();
    expect(sent).toEqual([
      ['stdout', 'a', '1'],
      ['stderr', 'b', '1'],
      ['stderr', 'c', '2'],
    ]);
  });

  test('the halves of a character are joined, whatever comes between them', () => {
    const { sent, buffer } = collect();
    buffer.write('stdout', 'a\ud83d', header('1'));
    buffer.write('stderr', 'b', header('1'));
    buffer.write('stdout', '\ud83d', header('2'));
    buffer.flush();
    buffer.write('stdout', '\ude00c', header('1'));
    buffer.end();
    expect(sent).toEqual([
      ['stdout', 'a', '1'],
      ['stderr', 'b', '1'],
      ['stdout', '😀c', '1'],
      ['stdout', '\ud83d', '2'],
    ]);
  });

  test('a long text does not wait', () => {
    const { sent, buffer } = collect();
    buffer.write('stdout', 'x'.repeat(100_000), header('1'));
    expect(sent).toHaveLength(1);
  });
});

describe('sender', () => {
  test('waits for each message before the next, and goes on after a failure', async () => {
    const log: string[] = [];
    let busy = false;
    const sender = new Sender({
      send: async ([frame]) => {
        // As ZeroMQ does.
        if (busy) throw new Error('Socket is busy writing');
        busy = true;
        await Promise.resolve();
        busy = false;
        if (frame === 'bad') throw new Error('gone');
        log.push(String(frame));
      },
    });
    for (const frame of ['a', 'bad', 'b', 'c']) sender.send([frame]);
    await sender.idle();
    sender.send(['d']);
    await sender.idle();
    expect(log).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('a full socket', () => {
  const full = () => Object.assign(new Error('full'), { code: 'EAGAIN' });

  test('is asked again until it takes the message: nothing is lost', async () => {
    const log: string[] = [];
    let asked = 0;
    const sender = new Sender({
      send: async ([frame]) => {
        if (asked++ % 3 !== 2) throw full();
        log.push(String(frame));
      },
    });
    for (const frame of ['a', 'b', 'c']) sender.send([frame]);
    expect(sender.load).toBeGreaterThan(3000);
    await sender.idle();
    expect(log).toEqual(['a', 'b', 'c']);
    expect(sender.load).toBe(0);
  });

  test('that stays full is passed over, and waited for again once it has taken something', async () => {
    const log: string[] = [];
    let isFull = true;
    const sender = new Sender(
      {
        send: async ([frame]) => {
          if (isFull) throw full();
          log.push(`sent ${frame}`);
        },
      },
      {
        stuckAfterMs: 0,
        sendAnyway: async ([frame]) => {
          log.push(`anyway ${frame}`);
          isFull = frame === 'a';
        },
      },
    );
    for (const frame of ['a', 'b', 'c']) sender.send([frame]);
    await sender.idle();
    expect(log).toEqual(['anyway a', 'anyway b', 'sent c']);
  });
});

test('positions count characters', () => {
  const text = 'a𝜎b';
  expect([0, 1, 2, 3].map((n) => toUnits(text, n))).toEqual([0, 1, 3, 4]);
  expect([0, 1, 3, 4].map((n) => toCharacters(text, n))).toEqual([0, 1, 2, 3]);
});
