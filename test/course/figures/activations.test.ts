import {
  activationCurves,
  activationFilms,
  activationRace,
  deadUnitsFigure,
  saturationFigure,
  zigzag,
} from 'chainrule-course/figures';
import type { Figure } from 'kernel-lib/plot';
import { describe, expect, it } from 'vitest';
import { areSound } from '../../unit/plot/sound.js';

const path = [
  [-1, 1],
  [0, 0],
  [1.5, -1],
] as const;
const runs = [
  { name: 'sigmoid', gradients: [1e-6, 0.1], saturated: [0.5, 0.1] },
  { name: 'relu', gradients: [0.4, 0.4] },
];

const FIGURES: Record<string, Figure> = {
  activationCurves: activationCurves({
    x: [-1, 0, 1],
    functions: [
      { name: 'relu', out: [0, 0, 1], slope: [0, 0, 1] },
      { name: 'line', out: [-1, 0, 1], slope: [1, 1, 1] },
    ],
  }),
  deadUnitsFigure: deadUnitsFigure({
    rates: [0.1, 1],
    dead: [0, 0.5],
    accuracy: [0.9, 0.5],
    revivals: [{ name: 'relu', losses: [1, 1] }],
  }),
  activationFilms: activationFilms({
    low: -1,
    high: 1,
    films: ['slow', 'fast'].map((title) => ({
      title,
      updates: [0, 5],
      shares: [
        [0.5, 0.5],
        [1, 0],
      ],
      dead: [0, 1],
    })),
  }),
  activationRace: activationRace({ errors: { relu: [0.9, 0.2], tanh: [0.9, 0.4] } }),
  saturationFigure: saturationFigure({
    steps: [
      { label: '1', runs },
      { label: '4', runs },
    ],
  }),
  zigzag: zigzag({
    paths: [
      { title: 'positive', path, bowl: [0.33, 0.25, 0.33] },
      { title: 'centred', path, bowl: [0.08, 0, 0.08] },
    ],
    target: [1.5, -1],
    shown: [0, 1, 2],
  }),
};

areSound(FIGURES);

describe('what is drawn', () => {
  it('shows shares by their exponents, and nothing where no number lies', () => {
    const { data } = JSON.parse(JSON.stringify(FIGURES.activationFilms));
    expect(data[0]).toMatchObject({
      type: 'heatmap',
      x: [0, 5],
      y: [-0.5, 0.5],
      z: [
        [-0.301, 0],
        [-0.301, null],
      ],
    });
    expect(data[2]).toMatchObject({ name: 'dead units', y: [0, 1] });
  });

  it('lets the menu bring out one function and its slope', () => {
    const { data, layout } = JSON.parse(JSON.stringify(FIGURES.activationCurves));
    expect(data.map((trace: { line: { width: number } }) => trace.line.width)).toEqual([
      3.5, 1.5, 3.5, 1.5,
    ]);
    const [menu] = layout.updatemenus;
    expect(menu.buttons.map(({ label }: { label: string }) => label)).toEqual(['relu', 'line']);
    expect(menu.buttons[1].args[0]['line.width']).toEqual([1.5, 3.5, 1.5, 3.5]);
  });

  it('draws rings of equal loss around the target', () => {
    const ring = FIGURES.zigzag?.data[0] as { x: number[]; y: number[] };
    for (const i of [0, 10, 25]) {
      const [u, v] = [(ring.x[i] ?? 0) - 1.5, (ring.y[i] ?? 0) + 1];
      expect(0.33 * u * u + 2 * 0.25 * u * v + 0.33 * v * v).toBeCloseTo(0.03, 4);
    }
  });

  it('shows the weights after as many updates as the slider says', () => {
    const frames = FIGURES.zigzag?.toJSON().frames ?? [];
    const lengths = frames.map(({ data }) => (data[4] as { x: number[] }).x.length);
    expect(lengths).toEqual([1, 2, 3]);
  });

  it('shows no saturation for a function without flat ends', () => {
    expect(FIGURES.saturationFigure?.data).toHaveLength(3);
  });
});
