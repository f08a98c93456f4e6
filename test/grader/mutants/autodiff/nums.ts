import { answersTo, type Mutant, type Variant } from '../mutant.js';

const { wrong, right } = answersTo('Num');

export const numMutants: Mutant[] = [
  wrong(
    'the slopes of a product swapped',
    [
      ['[this, other.value]', '[this, this.value]'],
      ['[other, this.value]', '[other, other.value]'],
    ],
    /slopes are swapped/,
  ),
  wrong('add is a product', [['this.value + other.value', 'this.value * other.value']], /expected/),
  wrong('add has one part', [['[other, 1],', '']], /expected/),
  wrong(
    'tanh has its slope at the input',
    [['1 - t * t', '1 - this.value * this.value']],
    /taken at the output/,
  ),
  wrong(
    '= in place of +=',
    [['input.grad += slope', 'input.grad = slope']],
    /collects from all its uses/,
  ),
  wrong(
    'no gradient from above',
    [['slope * num.grad', 'slope']],
    /gradient from above is missing/,
  ),
  wrong('first to last', [['order.reverse()', 'order']], /expected/),
  wrong('the 1 is missing', [['this.grad = 1;', '']], /no gradient has arrived/),
  wrong(
    'notes a number before its inputs',
    [
      ['order.push(num);', ''],
      ['seen.add(num);', 'seen.add(num); order.unshift(num);'],
    ],
    /expected/,
  ),
  wrong('gradients are never cleared', [['num.grad = 0;', '']], /earlier backward has left/),
  wrong(
    'inputs keep what they had',
    [['num.grad = 0;', 'if (num.made_of.length > 0) num.grad = 0;']],
    /earlier backward has left/,
  ),
  wrong('keeps no parts', [['this.made_of = made_of;', '']], /no gradient has arrived/),
  wrong('0 is no number', [['this.value = value;', 'this.value = value || 1;']], /expected/),
];

export const numVariants: Variant[] = [
  right('counts who still has to report', {
    methods: {
      backward: `const users = new Map<Num, number>([[this, 0]]);
        const all: Num[] = [this];
        for (const num of all) {
          num.grad = 0;
          for (const [input] of num.made_of) {
            if (!users.has(input)) all.push(input);
            users.set(input, (users.get(input) ?? 0) + 1);
          }
        }
        this.grad = 1;
        const open: Num[] = [this];
        for (const num of open) for (const [input, slope] of num.made_of) {
          input.grad += slope * num.grad;
          users.set(input, (users.get(input) as number) - 1);
          if (users.get(input) === 0) open.push(input);
        }`,
    },
  }),
  right('tanh by exponentials, sums by a loop', {
    methods: {
      add: 'return new Num(other.value + this.value, [this, other].map((num): Part => [num, 1]));',
      tanh: 'const value = 1 - 2 / (Math.exp(2 * this.value) + 1); return new Num(value, [[this, (1 - value) * (1 + value)]]);',
    },
  }),
  right('a list is looked through in place of a Set', [
    ['if (seen.has(num)) return;', 'if (order.includes(num)) return;'],
    ['seen.add(num);', ''],
  ]),
];
