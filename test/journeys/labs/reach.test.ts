import { expect, test } from 'vitest';
import { reachedByAnswers } from './reach.js';

/** Which cells run with stubs, of a lab whose cells have these texts; `!` before one that checks. */
const run = (...cells: string[]) =>
  reachedByAnswers(
    cells.map((source) => ({
      source: source.replace(/^!/, ''),
      tags: source.startsWith('!') ? ['check'] : [],
    })),
  )
    .map(Number)
    .join('');

const IMPORT = "import { f } from './exercises/layers.js';";

test.each([
  ['a check, whatever it says', ['const a = 1;', "!await check('f');"], '01'],
  ['what imports an answer, what uses it, and so on', [IMPORT, 'const a = f(1);', 'a'], '111'],
  ['what those use', ['const a = 1;', 'const b = a;', `${IMPORT} f(b)`], '111'],
  ['a function that calls an answer', [`${IMPORT}\nconst g = () => f(1);`, 'g()', '1'], '110'],
  ['a name taken apart', [`${IMPORT} const { a: [b], ...c } = f();`, 'b', 'c', 'a'], '1110'],
  [
    'a class and what derives from it',
    [`${IMPORT} class A { x = f() }`, 'class B extends A {}'],
    '11',
  ],
  ['an answer passed on in a text', [`${IMPORT} const a = f();`, 'console.log(`${a}`)'], '11'],
  [
    'an answer in short for a key',
    [`${IMPORT} const a = f();`, 'show({ a })', 'show({ a: 1 })'],
    '110',
  ],
  ['what is changed with an answer', ['const all = [];', `${IMPORT} all.push(f());`, 'all'], '111'],
  ['what is assigned an answer', ['let a = 1;', `${IMPORT} a = f();`, 'a'], '111'],
  ['what gets a key with an answer', ['const a = {};', `${IMPORT} a.b['c'] = f();`, 'a'], '111'],
  ['what a reached cell only reads', ['const a = {};', `${IMPORT} f(a.b, a.mul(2));`, 'a'], '110'],
  ['not the same name of a parameter', [`${IMPORT} const x = f();`, '[1].map((x) => x + 1)'], '10'],
  ['not the same name in a loop', [`${IMPORT} const x = f();`, 'for (const x of [1]) x;'], '10'],
  ['the name beside the loop', [`${IMPORT} const x = f();`, 'for (const y of x) y;'], '11'],
  [
    'not the same name of a property',
    [`${IMPORT} const x = f();`, 'const p = { x: 1 }; p.x'],
    '10',
  ],
  ['not a name that comes later', ['const g = () => x;', `${IMPORT} const x = f();`], '01'],
])('%s', (_, cells, expected) => {
  expect(run(...cells)).toBe(expected);
});
