// What recipes come to from 40 seeds, for the open goals of the labs (kernel-lib/course/goals): their bars and
// their noise are chosen by it. After a build: node test/reference/make_goals.mjs
import { writeFileSync } from 'node:fs';
import { goals } from '../../kernel-lib/course/dist/goals/index.js';
import { recipes } from './goalRecipes.mjs';

const SEEDS = 40;
const round = (value) => (Number.isFinite(value) ? Number(value.toPrecision(4)) : String(value));

const only = process.argv.slice(2);
const table = {};
for (const [name, list] of Object.entries(recipes)) {
  if (only.length > 0 && !only.includes(name)) continue;
  const goal = goals[name];
  table[name] = [];
  for (const { is, recipe } of list) {
    const read = goal.read(recipe);
    const results = [];
    let diverged = 0;
    const began = process.cpuUsage();
    for (let seed = 1; seed <= SEEDS; seed++) {
      const run = await goal.run(read, 7919 * seed);
      results.push(run.result);
      if (run.diverged !== undefined) diverged += 1;
    }
    const { user, system } = process.cpuUsage(began);
    results.sort((a, b) => a - b);
    const at = (share) => results[Math.round(share * (SEEDS - 1))];
    // Half of normal numbers lie within 0.674 standard deviations.
    const spread = (at(0.75) - at(0.25)) / (2 * 0.6745);
    const row = { is, median: at(0.5), spread, least: at(0), most: at(1) };
    table[name].push({
      ...Object.fromEntries(Object.entries(row).map(([k, v]) => [k, k === 'is' ? v : round(v)])),
      diverged,
      recipe,
    });
    const each = ((user + system) / 1e6 / SEEDS).toFixed(3);
    console.log(name, JSON.stringify(table[name].at(-1)), `${each} CPU s a run`);
  }
}
if (only.length === 0) {
  const text = `${JSON.stringify({ seeds: SEEDS, goals: table }, null, 1)}\n`;
  writeFileSync(new URL('goals.json', import.meta.url), text);
}
