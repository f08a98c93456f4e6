import {
  adagradStepSize,
  adagradStepSizeData,
  adaptiveTrap,
  decayLandscape,
  lrSchedules,
  lrSchedulesData,
  momentumCharacter,
  momentumExplorer,
  momentumPhases,
  narrowBowl,
  newtonPaths,
  optimiserCurves,
  optimiserPaths,
  optimiserPathsData,
  race,
  raceData,
  saddle,
  twoValleys,
  walk,
  zigzag,
} from 'chainrule-course/figures';
import { adam, sgd, sgd_momentum } from 'kernel-lib/optim';
import { type Figure, PlotError } from 'kernel-lib/plot';
import { describe, expect, it } from 'vitest';
import { levelLines } from '../../../kernel-lib/course/figures/shared/levelLines.js';

interface Json {
  data: {
    name?: string;
    x: number[];
    y: number[];
    type?: string;
    mode?: string;
    visible?: boolean;
    marker?: { size: number[] };
    line?: { color: string };
  }[];
  layout: Record<string, unknown> & {
    title: { text: string; subtitle: { text: string } };
    sliders: { steps: { args: [Record<string, unknown[]>, number[]] }[] }[];
  };
  frames: { name: string; traces: number[]; data: Json['data'] }[];
}
const json = (figure: Figure): Json => JSON.parse(JSON.stringify(figure));

/** A list in Plotly's compact form. */
const floats32 = (packed: unknown) =>
  new Float32Array(
    Uint8Array.from(Buffer.from((packed as { bdata: string }).bdata, 'base64')).buffer,
  );

const steps = 6;
const trail = (rule: typeof sgd, config: Parameters<typeof sgd>[2]) =>
  walk(rule, config ?? {}, narrowBowl, steps);

const explorer = () =>
  momentumExplorer({
    rhos: [0, 0.9],
    alphas: [0.01, 0.05, 0.2],
    steps,
    roll: (momentum, learning_rate) => trail(sgd_momentum, { momentum, learning_rate }),
    f: narrowBowl.f,
    rangeX: narrowBowl.rangeX,
    rangeY: narrowBowl.rangeY,
    active: [1, 0],
  });

/** The weight under sgd_momentum on ½x², from 1. */
function roll(momentum: number, learning_rate: number, updates = steps): number[] {
  const gradient = (x: number): [number, number] => [x, 0];
  const land = { ...narrowBowl, f: (x: number) => (x * x) / 2, gradient, start: [1, 0] as const };
  return [...walk(sgd_momentum, { momentum, learning_rate }, land, updates).x];
}

const phases = () =>
  momentumPhases({ roll, steps, alphas: [0.25, 1, 3], betas: [0, 0.25], fine: 8, active: [1, 0] });

const paths = () =>
  optimiserPaths({
    landscapes: [narrowBowl, saddle].map((land) => ({
      land,
      trails: [
        { rule: 'sgd', ...walk(sgd, { learning_rate: 0.05 }, land, steps) },
        { rule: 'adam', ...walk(adam, { learning_rate: 0.5 }, land, steps) },
      ],
    })),
    every: 3,
  });

const FIGURES: Record<string, () => Figure> = {
  optimiserPaths: paths,
  momentumExplorer: explorer,
  momentumPhases: phases,
  optimiserCurves: () => optimiserCurves({ runs: [{ rule: 'adam', losses: [3, 2, 1] }] }),
  adagradStepSize: () => adagradStepSize({ runs: [{ name: 'steep', rates: [1, 0.7, 0.5] }] }),
  lrSchedules: () => lrSchedules({ total: 10, schedules: [{ name: 'constant', rate: () => 0.1 }] }),
};

describe.each(Object.entries(FIGURES))('%s', (_, make) => {
  it('has a title, a caption that names the lecture, and labelled axes', () => {
    const { layout } = json(make());
    expect(layout.title.text).not.toBe('');
    expect(layout.title.subtitle.text).toMatch(/Lectures? L\d/);
    const axes = Object.entries(layout).filter(([key]) => /^[xy]axis\d*$/.test(key));
    expect(axes.length).toBeGreaterThanOrEqual(2);
    for (const [, axis] of axes)
      expect((axis as { title: { text: string } }).title.text).not.toBe('');
  });
});

describe('optimiserPaths', () => {
  it('moves one dot per rule and landscape, and lists the still traces too', () => {
    const { data, frames } = json(paths());
    expect(frames.map(({ name }) => name)).toEqual(['0', '3', '6']);
    for (const { traces, data: moved } of frames) {
      expect(traces).toEqual(data.map((_, i) => i));
      const dots = traces.filter((at) => moved[at]?.x && data[at]?.mode === 'markers');
      expect(dots).toHaveLength(4);
      for (const at of dots) expect(moved[at]?.x).toHaveLength(1);
    }
  });

  it('lets the trail behind each dot grow, from the start to where the dot is', () => {
    const { data, frames } = json(paths());
    const trails = data.flatMap(({ name, mode }, i) =>
      mode === 'lines' && name === 'sgd' ? [i] : [],
    );
    expect(trails).toHaveLength(2);
    const { x } = walk(sgd, { learning_rate: 0.05 }, narrowBowl, steps);
    const walked = frames.map((frame) => [...floats32(frame.data[trails[0] ?? 0]?.x)]);
    expect(walked.map(({ length }) => length)).toEqual([1, 4, 7]);
    walked.at(-1)?.forEach((value, k) => {
      expect(value).toBeCloseTo(x[k] ?? Number.NaN, 4);
    });
  });

  it('ends where the rules ended', () => {
    const { frames } = json(paths());
    const { x } = walk(sgd, { learning_rate: 0.05 }, narrowBowl, steps);
    expect(frames.at(-1)?.data[3]?.x[0]).toBeCloseTo(x.at(-1) ?? Number.NaN, 3);
  });

  it('gives a rule the same colour on every landscape', () => {
    const { data } = json(paths());
    const lines = data.filter(({ line, name }) => line && name === 'adam');
    expect(new Set(lines.map(({ line }) => line?.color)).size).toBe(1);
  });

  it('wants a landscape', () => {
    expect(() => optimiserPaths({ landscapes: [] })).toThrow(PlotError);
  });
});

describe('momentumExplorer', () => {
  it('shows the curves of one rho, and its sliders change visibility and data apart', () => {
    const { data, layout } = json(explorer());
    expect(data.map(({ visible }) => visible)).toEqual([undefined, false, true, false, true]);
    const [rho, alpha] = layout.sliders;
    expect(rho?.steps[0]?.args[0].visible).toEqual([true, false, true, false]);
    expect(Object.keys(rho?.steps[0]?.args[0] ?? {})).toEqual(['visible']);
    expect(Object.keys(alpha?.steps[0]?.args[0] ?? {})).toEqual(['x', 'y']);
    expect(alpha?.steps[1]?.args[1]).toEqual([1, 2, 3, 4]);
  });

  it('draws what the rule walks, for each pair', () => {
    const { layout } = json(explorer());
    const { x } = trail(sgd_momentum, { momentum: 0.9, learning_rate: 0.05 });
    const drawn = layout.sliders[1]?.steps[1]?.args[0].x?.[1] as number[];
    drawn.forEach((value, k) => {
      expect(value).toBeCloseTo(x[k] ?? Number.NaN, 2);
    });
  });

  it('rolls the ball by making one marker large', () => {
    const { frames } = json(explorer());
    const sizes = frames[4]?.data[1]?.marker?.size ?? [];
    expect(sizes.indexOf(Math.max(...sizes))).toBe(4);
    // Behind it lies its trail, before it nothing yet.
    expect(sizes.slice(0, 4).every((size) => size > 0)).toBe(true);
    expect(sizes.slice(5).every((size) => size === 0)).toBe(true);
  });

  it('keeps paths that leave the picture finite', () => {
    const text = JSON.stringify(explorer());
    expect(text).not.toMatch(/e\+\d/);
  });
});

describe('landscapes of two weights', () => {
  const ground = { f: narrowBowl.f, rangeX: narrowBowl.rangeX, rangeY: narrowBowl.rangeY };
  const path = { name: 'descent', x: [0, 1], y: [0, 1], loss: [1, 0.5] };
  const valley = { curvature: [1, 20], minimum: [2, 1] } as const;
  const weights = { title: 'one', path: [[0, 0]], bowl: [1, 0, 1] } as const;
  const drawn: Record<string, [figure: Figure, axes: string[]]> = {
    optimiserPaths: [paths(), ['', '2']],
    momentumExplorer: [explorer(), ['']],
    newtonPaths: [newtonPaths({ ...ground, minimum: [0, 0], paths: [path] }), ['']],
    decayLandscape: [decayLandscape({ ...valley, regs: [0, 1] }), ['']],
    zigzag: [zigzag({ paths: [weights, weights], target: [1, 1], shown: [0, 0] }), ['', '2']],
  };

  it.each(Object.entries(drawn))('have equal units on both axes: %s', (_, [figure, axes]) => {
    for (const id of axes) {
      expect(json(figure).layout[`yaxis${id}`]).toMatchObject({ scaleanchor: `x${id}` });
      expect(json(figure).layout[`xaxis${id}`]).toMatchObject({ constrain: 'domain' });
    }
  });
});

describe('momentumPhases', () => {
  it('names the kind of path that the rule walks', () => {
    const swings = (x: number[]) => x.filter((value, k) => k > 0 && value * (x[k - 1] ?? 0) < 0);
    const cases = [0, 0.25, 0.64, 0.9].flatMap((b) =>
      [0.02, 0.3, 0.9, 2.1, 3, 3.9].map((a) => [a, b]),
    );
    const kinds = cases.map(([a = 0, b = 0]) => {
      const x = roll(b, a, 300);
      const kind = momentumCharacter(a, b);
      expect(Math.abs(x.at(-1) ?? 0) > 1 || x.length < 301, `${a}, ${b}`).toBe(
        kind === 'diverging',
      );
      if (kind === 'monotone') expect(swings(x), `${a}, ${b}`).toEqual([]);
      if (kind === 'ripples') expect(swings(x).length, `${a}, ${b}`).toBeGreaterThan(1);
      return kind;
    });
    expect(new Set(kinds)).toEqual(new Set(['monotone', 'ripples', 'diverging']));
    expect(momentumCharacter(0.25, 0.25)).toBe('critically damped');
    expect(momentumCharacter(1.7, 0)).toBe('oscillating');
    expect(swings(roll(0, 1.7, 20))).toHaveLength(20);
  });

  it('shows one path, and its sliders change visibility and data apart', () => {
    const { data, layout } = json(phases());
    expect(data.map(({ visible }) => visible).slice(-6)).toEqual([
      false,
      true,
      false,
      true,
      false,
      true,
    ]);
    const [beta, alpha] = layout.sliders;
    expect(beta?.steps[0]?.args[0].visible).toEqual([true, false, true, false, true, false]);
    const [change, traces] = alpha?.steps[2]?.args ?? [{}, []];
    expect(Object.keys(change)).toEqual(['x', 'y', 'text']);
    expect(traces).toEqual([3, 4, 5, 6, 7, 8]);
    expect(change.x?.slice(0, 2)).toEqual([[3], [3]]);
    expect(change.text?.[0]).toEqual(['diverging']);
    expect(data[0]?.type).toBe('heatmap');
  });
});

describe('what the figures show', () => {
  it('AdaGrad slows down like 1/√n, RMSProp does not', () => {
    const [sum, , mean] = adagradStepSizeData().runs.map(({ rates }) => rates);
    const slowed = (rates: number[] = []) => (rates[999] ?? 0) / (rates[99] ?? 1);
    expect(slowed(sum)).toBeCloseTo(Math.sqrt(0.1), 1);
    expect(slowed(mean)).toBeGreaterThan(0.7);
  });

  it('every schedule starts and ends where its name says', () => {
    const { schedules, total } = lrSchedulesData();
    const starts = schedules.map(({ rate }) => rate(0));
    expect(starts).toEqual([0.1, 0.1, 0.1, 0.1, 0]);
    const ends = schedules.map(({ rate }) => rate(total));
    expect(ends[3]).toBeCloseTo(0, 12);
    expect(ends[4]).toBeCloseTo(0, 12);
    expect(schedules[4]?.rate(15)).toBe(0.1);
  });

  it('only momentum gets out of the first valley', () => {
    const valleys = optimiserPathsData().landscapes[2];
    const over = valleys?.trails.filter(({ x }) => (x.at(-1) ?? 0) > 0).map(({ rule }) => rule);
    expect(over).toEqual(['sgd_momentum']);
  });

  it('lines of equal loss lie on one height each', () => {
    const { x, y } = levelLines((u, v) => u * u + v * v, [-1, 1], [-1, 1], { count: 1 });
    const [xs, ys] = [floats32(x), floats32(y)];
    const heights = [...xs].map((u, i) => u * u + (ys[i] ?? 0) ** 2).filter(Number.isFinite);
    expect(heights.length).toBeGreaterThan(50);
    for (const height of heights) expect(height).toBeCloseTo(0.5, 2);
  });
});

describe('walk', () => {
  it('follows gradients that fit the landscapes', () => {
    for (const land of [narrowBowl, saddle, twoValleys]) {
      const [x, y, h] = [0.7, -0.4, 1e-6];
      const [gx, gy] = land.gradient(x, y);
      expect((land.f(x + h, y) - land.f(x - h, y)) / (2 * h)).toBeCloseTo(gx, 6);
      expect((land.f(x, y + h) - land.f(x, y - h)) / (2 * h)).toBeCloseTo(gy, 6);
    }
  });

  it('stops when a path flies away', () => {
    const { loss } = walk(sgd, { learning_rate: 1 }, narrowBowl, 1000);
    expect(loss.length).toBeLessThan(20);
    expect(loss.every(Number.isFinite)).toBe(true);
  });
});

describe('studies of generalisation', () => {
  it('the trap catches Adam and not SGD', () => {
    const sizes = { train: 30, test: 60, steps: 200 };
    const plain = adaptiveTrap(sgd, { learning_rate: 0.1 }, sizes);
    const adaptive = adaptiveTrap(adam, { learning_rate: 0.003 }, sizes);
    expect(plain.testAccuracy).toBe(1);
    expect(adaptive.trainAccuracy).toBe(1);
    expect(adaptive.testAccuracy).toBeLessThan(0.8);
    expect(adaptive.shared[0]).toBeCloseTo(adaptive.shared[1], 6);
  });

  it('a race gives one loss per update, the same from the same seed', async () => {
    const data = raceData();
    const entry = { rule: 'adam', config: { learning_rate: 0.01 } } as const;
    const [a, b] = [await race(entry, data, { epochs: 2 }), await race(entry, data, { epochs: 2 })];
    expect(a.losses).toHaveLength(20);
    expect(b.losses).toEqual(a.losses);
    expect(a.losses.at(-1)).toBeLessThan(a.losses[0] ?? 0);
  });
});
