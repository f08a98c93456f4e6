import { type CheckTools, defineExercise, describeValue } from 'chainrule-grader/checks';

/** Node names in the order in which their results are to be computed. */
type Graph = Record<string, string[]>;

/**
 * The same graph with its entries in another order: nothing may hang on the order of the keys. The
 * output is the second, so that neither that order nor its reverse is right by luck.
 */
export function shuffled(t: CheckTools, graph: Graph, output: string): Graph {
  const others = Object.keys(graph).filter((name) => name !== output);
  const order = Array.from(t.random.permutation(others.length).data, (i) => others[i] as string);
  order.splice(1, 0, output);
  return Object.fromEntries(order.map((name) => [name, graph[name] as string[]]));
}

/** Fails, with the likely cause, unless `got` is an order in which `output` can be computed. */
export function expectOrder(t: CheckTools, got: unknown, graph: Graph, output: string): void {
  t.that(
    Array.isArray(got) && got.every((name) => typeof name === 'string'),
    `order is ${describeValue(got)}; expected a list of names`,
    'return the list of names, such as ["x", "y", "q"]',
  );
  const order = got as string[];
  const shown = order.length <= 12 ? order.join(', ') : `${order.slice(0, 12).join(', ')}, …`;
  const needed = neededBy(graph, output);
  const twice = order.find((name, i) => order.indexOf(name) < i);
  t.that(
    twice === undefined,
    `${twice} is in the order twice: ${shown}`,
    'a node that is reached on two ways is visited once: note in a Set which were seen, and skip them',
  );
  const missing = [...needed].find((name) => !order.includes(name));
  t.that(
    missing === undefined,
    `${missing} is missing in the order: ${shown || 'it is empty'}`,
    order.length === 1 && order[0] === output
      ? 'only the output is there: visit its inputs too, and theirs'
      : missing === output
        ? 'the output belongs to the order too, at its end: start with visit(output), and note each node after its inputs'
        : `${output} needs it, directly or through others`,
  );
  const extra = order.find((name) => !needed.has(name));
  t.that(
    extra === undefined,
    `${extra} is in the order: ${shown}`,
    `${output} does not need it: start from the output and visit only inputs`,
  );
  const early = firstTooEarly(order, graph);
  if (early === undefined) return;
  const backwards = firstTooEarly(order.toReversed(), graph) === undefined;
  t.that(
    false,
    `${early[0]} comes before ${early[1]}, which it is made of: ${shown}`,
    backwards
      ? 'it is the right order backwards: note a node after its inputs were visited, not before'
      : 'note a node only when all its inputs are in the order: first visit them, then note it',
  );
}

function neededBy(graph: Graph, output: string): Set<string> {
  const needed = new Set<string>();
  const open = [output];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (needed.has(name)) continue;
    needed.add(name);
    open.push(...(graph[name] ?? []));
  }
  return needed;
}

/** The first node that stands before one of its inputs, and that input. */
function firstTooEarly(order: readonly string[], graph: Graph): [string, string] | undefined {
  const place = new Map(order.map((name, i) => [name, i]));
  for (const [i, name] of order.entries()) {
    const late = graph[name]?.find((input) => (place.get(input) as number) > i);
    if (late !== undefined) return [name, late];
  }
  return undefined;
}

export const topological_order = defineExercise({
  name: 'topological_order',
  topic: 'autodiff',
  lab: 11,
  params: ['graph', 'output'],
  returns: 'order',
  hints: [
    'A node can be noted as soon as all its inputs are noted. So: to visit a node, visit its inputs first.',
    'Write an inner function visit(name) that calls itself for each of graph[name], and then does order.push(name).',
    'Two ways may lead to one node: begin visit with if (seen.has(name)) return; seen.add(name); and end with visit(output).',
  ],
  checks: [
    {
      id: 'chain',
      title: 'inputs come before what is made of them',
      points: 2,
      async run(student, t) {
        const graph = shuffled(
          t,
          {
            x: [],
            y: [],
            z: [],
            q: ['x', 'y'],
            p: ['q', 'z'],
            f: ['p'],
          },
          'f',
        );
        const [order] = await student.call('topological_order', graph, 'f');
        expectOrder(t, order, graph, 'f');
      },
    },
    {
      id: 'diamond',
      title: 'a node that is used twice is there once',
      points: 1,
      async run(student, t) {
        const graph = shuffled(
          t,
          {
            x: [],
            a: ['x'],
            b: ['x', 'a'],
            c: ['a', 'a'],
            d: ['b', 'c'],
            f: ['d', 'x'],
          },
          'f',
        );
        const [order] = await student.call('topological_order', graph, 'f');
        expectOrder(t, order, graph, 'f');
      },
    },
  ],
});
