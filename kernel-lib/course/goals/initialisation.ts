import { RandomState } from 'kernel-lib/random';
import type { Tensor } from 'kernel-lib/tensor';
import type { Goal } from './goal.js';
import { listOf, number } from './settings.js';

/** Units from the input to the last layer: now wide, now narrow. */
const WIDTHS = [64, 16, 256, 32, 256, 16, 128, 16, 256, 32, 128, 16, 64] as const;
const LAYERS = WIDTHS.length - 1;
const EXAMPLES = 50;

/** Lab 4: a standard deviation for each layer of a relu net, so that nothing fades or explodes on its way. */
export const layer_scales: Goal<number[]> = {
  measure: 'largest factor by which a signal or a gradient has grown or shrunk',
  curve: { y: 'factor (signal, then gradient)', x: 'layer', log: true },
  better: 'lower',
  bars: [Math.log(30), Math.log(4)],
  floor: Math.log(1000),
  noise: 0.35,
  args: () => [WIDTHS],
  show: (log) => (Number.isFinite(log) ? `${Math.exp(log).toPrecision(3)} times` : 'without end'),
  read: (value) => listOf(number(0, 1e6), LAYERS, LAYERS)('scales', value),
  run(scales, seed) {
    const rng = new RandomState(seed);
    const layers = scales.map((scale, l) =>
      (rng.randn(WIDTHS[l] as number, WIDTHS[l + 1] as number) as Tensor).mul(scale),
    );
    const signals = [rng.randn(EXAMPLES, WIDTHS[0]) as Tensor];
    for (const W of layers) signals.push((signals.at(-1) as Tensor).dot(W).maximum(0));
    let gradient = rng.randn(EXAMPLES, WIDTHS[LAYERS] as number) as Tensor;
    const back: number[] = [];
    const top = size(gradient);
    for (let l = LAYERS - 1; l >= 0; l--) {
      gradient = gradient.mul((signals[l + 1] as Tensor).greater(0)).dot((layers[l] as Tensor).T);
      back.unshift(size(gradient) / top);
    }
    const there = signals.slice(1).map((h) => size(h) / size(signals[0] as Tensor));
    const curve = [...there, ...back];
    return { result: Math.max(...curve.map((factor) => Math.abs(Math.log(factor)))), curve };
  },
};

/** The root of the mean square. */
const size = (x: Tensor) => Math.sqrt(x.mul(x).mean());
