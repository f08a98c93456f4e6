import { answersTo, type Mutant, type Variant } from '../mutant.js';

const search = answersTo('random_search');
const halving = answersTo('successive_halving');

export const mutants: Mutant[] = [
  search.wrong('one seed for all', [['1000 * seed + k', 'seed']], /hang together/),
  search.wrong('no seed', [['1000 * seed + k', 'k']], /another seed|same configs/),
  search.wrong(
    'the budget is a number',
    [['spent += cost;', 'spent += 1;']],
    /the budget is not the number of trainings/,
  ),
  search.wrong('one too many', [['spent < budget', 'spent <= budget']], /spent exactly/),
  search.wrong(
    'never beyond',
    [
      [
        'const [value, cost] = train(config);',
        'const [value, cost] = train(config);\n    if (spent + cost > budget) break;',
      ],
    ],
    /trainings|rows/,
  ),
  search.wrong(
    'uniform',
    [
      [
        'sample_log_uniform(low, high, Math.ceil(budget), 1000 * seed + k)',
        'new RandomState(1000 * seed + k).uniform(low, high, Math.ceil(budget))',
      ],
    ],
    /that is uniform/,
  ),
  search.wrong('worst first', [['rank(b) - rank(a)', 'rank(a) - rank(b)']], /the best first/),
  search.wrong(
    'not sorted',
    [['table.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)));', '']],
    /the best first|has lost/,
  ),
  search.wrong(
    'NaN in the sort',
    [
      [
        'table.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)));',
        'table.sort((a, b) => b.value - a.value);',
      ],
    ],
    /has lost|the best first/,
  ),
  search.wrong(
    'those that diverged are left out',
    [
      [
        'table.push({ config, value });',
        'if (Number.isFinite(value)) table.push({ config, value });',
      ],
    ],
    /configs? hang|rows for|evenly|trainings|never/,
  ),
  search.wrong(
    'low and high swapped',
    [["border[name] = 'low'", "border[name] = 'high'"]],
    /expected/,
  ),
  search.wrong(
    'a straight scale',
    [
      [
        'Math.log(best.config[name] / low) / Math.log(high / low)',
        '(best.config[name] - low) / (high - low)',
      ],
    ],
    /straight scale/,
  ),
  search.wrong('half as wide', [['place < 0.1', 'place < 0.05']], /expected/),
  search.wrong(
    'no border',
    [
      ['return [table, border];\n', 'return [table, {}];\n'],
      ["if (place < 0.1) border[name] = 'low';", ''],
      ["if (place > 0.9) border[name] = 'high';", ''],
    ],
    /on the border is not named/,
  ),
  search.wrong(
    'the border of those that lost',
    [['if (!Number.isFinite(best.value)) return [table, border];', '']],
    /every training has lost/,
  ),
  search.wrong(
    'the same config again and again',
    [['draws[k].at(i)', 'draws[k].at(0)']],
    /come again|evenly|config/,
  ),

  halving.wrong(
    'rounded up',
    [['Math.floor(alive.length / eta)', 'Math.ceil(alive.length / eta)']],
    /rounded down|too long|never/,
  ),
  halving.wrong(
    'always half',
    [['Math.floor(alive.length / eta)', 'Math.floor(alive.length / 2)']],
    /whatever eta is/,
  ),
  halving.wrong('never longer', [['updates *= eta;', '']], /rounds do not get longer/),
  halving.wrong('always twice', [['updates *= eta;', 'updates *= 2;']], /doubled, whatever eta is/),
  halving.wrong(
    'longer by the first',
    [['updates *= eta;', 'updates += first;']],
    /grow by the same number/,
  ),
  halving.wrong(
    'the worst stay',
    [['b.value - a.value', 'a.value - b.value']],
    /larger value is better/,
  ),
  halving.wrong(
    'once more',
    [['return [alive[0], spent];', 'train(alive[0], updates);\n  return [alive[0], spent];']],
    /trained once more|trainings/,
  ),
  halving.wrong('two are enough', [['alive.length > 1', 'alive.length > 2']], /until one is left/),
  halving.wrong(
    'none may be left',
    [['Math.max(1, Math.floor(alive.length / eta))', 'Math.floor(alive.length / eta)']],
    /undefined|expected|read/,
  ),
  halving.wrong(
    'NaN in the sort',
    [['Number.isFinite(value) ? value : Number.NEGATIVE_INFINITY', 'value']],
    /NaN compares with nothing|expected/,
  ),
  halving.wrong(
    'counts trainings',
    [['spent += alive.length * updates;', 'spent += alive.length;']],
    /count their updates/,
  ),
  halving.wrong(
    'counts rounds',
    [['spent += alive.length * updates;', 'spent += updates;']],
    /each candidate takes as many/,
  ),
  halving.wrong(
    'the value',
    [['return [alive[0], spent];', 'return [train(alive[0], 1) as never, spent];']],
    /expected one of the configs|trainings/,
  ),
  halving.wrong(
    'the list is emptied',
    [['let alive = configs;', 'let alive = configs.splice(0);']],
    /changed its input/,
  ),
];

export const variants: Variant[] = [
  search.right(
    'draws that are made beforehand',
    `
      const rounds = Math.floor(budget) + 1;
      const columns: Record<string, Tensor> = {};
      let own = seed * 97 + 11;
      for (const name in space) columns[name] = sample_log_uniform(space[name][0], space[name][1], rounds, own++);
      const won: Trial[] = [];
      const lost: Trial[] = [];
      let left = budget;
      for (let i = 0; left > 0; i++) {
        const config: Config = {};
        for (const name in space) config[name] = columns[name].at(i);
        const [value, cost] = train(config);
        left -= cost;
        (Number.isFinite(value) ? won : lost).push({ config, value });
      }
      won.sort((a, b) => b.value - a.value);
      const border: Record<string, 'low' | 'high'> = {};
      if (won.length > 0) {
        for (const name in space) {
          const [low, high] = space[name].map(Math.log10);
          const at = Math.log10(won[0].config[name]);
          if (at - low < 0.1 * (high - low)) border[name] = 'low';
          else if (high - at < 0.1 * (high - low)) border[name] = 'high';
        }
      }
      return [[...won, ...lost], border];`,
  ),
  search.right(
    'one number per call',
    `
      const table: Trial[] = [];
      let spent = 0;
      let draw = 1000 * seed;
      while (spent < budget) {
        const config: Config = {};
        for (const [name, [low, high]] of Object.entries(space)) {
          config[name] = sample_log_uniform(low, high, 1, draw++).at(0);
        }
        const [value, cost] = train({ ...config });
        spent += cost;
        const place = table.findIndex((row) => Number.isFinite(value) && !(row.value >= value && row.value < Infinity));
        table.splice(place < 0 ? table.length : place, 0, { config, value });
      }
      const border: Record<string, 'low' | 'high'> = {};
      const { config, value } = table[0];
      for (const [name, [low, high]] of Object.entries(space)) {
        const tenth = (high / low) ** 0.1;
        if (Number.isFinite(value) && config[name] < low * tenth) border[name] = 'low';
        if (Number.isFinite(value) && config[name] > high / tenth) border[name] = 'high';
      }
      return [table, border];`,
  ),
  halving.right(
    'recursive',
    `
      if (configs.length === 1) return [configs[0], 0];
      const values = configs.map((config) => train(config, first));
      const order = configs.map((_, i) => i);
      const good = (i: number) => (Number.isFinite(values[i]) ? values[i] : -Infinity);
      order.sort((i, j) => Number(good(j) > good(i)) - Number(good(j) < good(i)));
      const stay = order.slice(0, Math.floor(configs.length / eta) || 1).map((i) => configs[i]);
      const [best, later] = successive_halving(train, stay, first * eta, eta);
      return [best, later + configs.length * first];`,
  ),
  halving.right(
    'the worst one goes, until enough are gone',
    `
      const alive = [...configs];
      let [updates, spent] = [first, 0];
      while (alive.length > 1) {
        const stay = Math.max(1, Math.floor(alive.length / eta));
        const value = new Map<Config, number>();
        for (const config of alive) {
          const v = train(config, updates);
          value.set(config, Number.isFinite(v) ? v : -Infinity);
          spent += updates;
        }
        while (alive.length > stay) {
          let worst = 0;
          for (let i = 1; i < alive.length; i++) {
            if (value.get(alive[i])! <= value.get(alive[worst])!) worst = i;
          }
          alive.splice(worst, 1);
        }
        updates = updates * eta;
      }
      return [alive[0], spent];`,
  ),
];
