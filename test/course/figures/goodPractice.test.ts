import {
  activationFilms,
  clinic,
  clinicRun,
  doubleDescent,
  doubleDescentData,
  errorParts,
  errorPartsData,
  type PatientRun,
  quickDigits,
  stepper,
  trainOn,
  watchLayer,
} from 'chainrule-course/figures';
import { describe, expect, it } from 'vitest';

interface Json {
  data: { name?: string; x: number[]; y: number[]; text?: string[]; yaxis?: string }[];
  layout: Record<string, unknown> & {
    updatemenus: { name: string; buttons: { label: string; args: [Record<string, number[]>] }[] }[];
  };
}

/** Two numbers are enough to draw a patient with. */
const run = (loss: number): PatientRun => ({
  loss: [loss, loss / 2, loss / 3],
  at: [0, 2],
  train: [0.1, 0.9],
  val: [0.1, 0.8],
});

describe('the clinic', () => {
  const sick = [1, 2, 3, 4, 5, 6, 7, 8].map(run);
  const json = JSON.parse(JSON.stringify(clinic({ sick, healthy: run(9) }))) as Json;
  const [patients, diagnoses] = json.layout.updatemenus;

  const within = (value: number, [low, high]: number[]) => value >= low! && value <= high!;
  const windows = (p: number, d: number) => ({
    ...patients!.buttons[p]!.args[0],
    ...diagnoses!.buttons[d]!.args[0],
  });

  it('says one thing for each patient and each diagnosis, and the right diagnosis once', () => {
    const verdict = json.data.find(({ name }) => name === 'verdict')!;
    for (let p = 0; p < 8; p++) {
      const said = diagnoses!.buttons.map((_, d) => {
        const at = windows(p, d);
        const seen = verdict.text!.filter(
          (_, i) =>
            within(verdict.x[i]!, at['xaxis3.range']!) &&
            within(verdict.y[i]!, at['yaxis3.range']!),
        );
        expect(seen).toHaveLength(1);
        return seen[0]!;
      });
      expect(said.filter((text) => text.startsWith('Right.'))).toHaveLength(1);
      expect(said.slice(1).filter((text) => text.startsWith('No:'))).toHaveLength(7);
    }
  });

  it('shows the cured curves where patient and diagnosis fit, and nowhere else', () => {
    const cured = json.data.filter(({ yaxis }) => yaxis === 'y4');
    const right: string[] = [];
    for (let p = 0; p < 8; p++) {
      for (const [d, { label }] of diagnoses!.buttons.entries()) {
        const at = windows(p, d);
        const seen = cured.filter(({ x, y }) =>
          x.some(
            (v, i) =>
              within(v, at['xaxis.range']!) && within(Math.log10(y[i]!), at['yaxis4.range']!),
          ),
        );
        if (seen.length > 0) right.push(`${p} ${label}`);
      }
    }
    expect(right).toHaveLength(8);
    expect(new Set(right.map((one) => one.slice(2))).size).toBe(8);
  });

  it('each illness has its sign', async () => {
    const last = (list: number[]) => list.at(-1)!;
    const healthy = await clinicRun();
    expect(last(healthy.val)).toBeGreaterThan(0.8);
    const shifted = await clinicRun('labels off by one');
    expect(last(shifted.train)).toBeGreaterThan(0.85);
    expect(last(shifted.val)).toBeLessThan(0.05);
    const twice = await clinicRun('softmax twice');
    expect(Math.min(...twice.loss)).toBeGreaterThan(1.46);
    const large = await clinicRun('weights too large');
    expect(large.loss[0]).toBeGreaterThan(20);
  });
});

describe('the error by the number of hidden units', () => {
  it('falls, peaks where units and examples are about as many, and falls below', async () => {
    const descent = await doubleDescentData({ count: 60, sizes: [20, 64, 300] });
    const { errors } = descent;
    const [small, peak, large] = errors.map(({ test }) => test) as [number, number, number];
    expect(peak).toBeGreaterThan(2 * small);
    expect(large).toBeLessThan(small);
    expect(errors[2]!.train).toBeLessThan(1e-6);
    expect(doubleDescent(descent).data).toHaveLength(2);
  });

  it('with few examples a larger net is not always the better one', async () => {
    const { few, many } = await errorPartsData({ sizes: [5, 20, 60] });
    const [small, middle, large] = few.map(({ test }) => test) as [number, number, number];
    expect(middle).toBeLessThan(Math.min(small, large));
    const could = many.map(({ test }) => test);
    expect(could).toEqual([...could].sort((a, b) => b - a));
  });

  it('the two parts add up to the error on new examples', () => {
    const one = (size: number, test: number) => ({ size, train: 0, test });
    const figure = errorParts({ few: [one(5, 0.9)], many: [one(5, 0.6)] });
    const heights = (figure.data as unknown as { y: number[] }[]).map(({ y }) => y[0]!);
    expect(heights[0]! + heights[1]!).toBeCloseTo(0.9);
    expect(figure.layout.barmode).toBe('stack');
  });
});

describe('short trainings', () => {
  it('say what came out at once, and NaN where training diverges', async () => {
    const parts = await quickDigits();
    expect(trainOn(parts, { rate: 0.3 }, 60).value).toBeGreaterThan(0.5);
    const broken = trainOn(parts, { rate: 1e200 }, 60);
    expect(broken.value).toBeNaN();
    expect(broken.cost).toBeLessThan(60);
  });

  it('a stepper goes on with NaN where its weights have broken', async () => {
    const step = stepper(await quickDigits());
    const losses = [0.1, 1e200, 1, 1].map(step);
    expect(losses[0]).toBeGreaterThan(1);
    expect(losses.at(-1)).toBeNaN();
  });
});

it('a layer is watched: every look counts all its activations, and a rate that is too high kills', async () => {
  const film = await watchLayer({ rate: 3, updates: 20 });
  expect(film.updates).toHaveLength(10);
  for (const column of [...film.shares, ...film.gradients!]) {
    expect((column as number[]).reduce((a, b) => a + b, 0)).toBeCloseTo(1);
  }
  expect(film.dead.at(-1)).toBeGreaterThan(0.8);
  expect(activationFilms({ films: [film], low: 0, high: 6 }).data).toHaveLength(3);
});
