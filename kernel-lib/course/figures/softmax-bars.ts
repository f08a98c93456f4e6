import { bar, type Figure, type Numbers, type Step, values, withSlider } from 'kernel-lib/plot';

/**
 * The probabilities of a softmax, with a slider (lecture L3, "health, sports, science").
 *
 * @param options.steps the probabilities at each position of the slider, one number per class
 */
export function softmaxBars(options: {
  readonly classes: readonly string[];
  readonly name: string;
  readonly steps: readonly { readonly label: string; readonly probabilities: Numbers }[];
  readonly active?: number;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const first = options.steps[0];
  const figure = bar({
    title: options.title ?? 'From scores to probabilities',
    caption: options.caption ?? 'Lecture L3: exp, then divide by the sum',
    x: 'class',
    y: 'probability',
    rangeY: [0, 1],
    categories: options.classes,
    groups: [{ name: 'probability', y: first?.probabilities ?? [] }],
  });
  const steps: Step[] = options.steps.map(({ label, probabilities }) => {
    const y = values(probabilities);
    const text = y.map((p) => Number(p).toFixed(2));
    return {
      label,
      data: [{ ...figure.data[0], y, text, textposition: 'outside', cliponaxis: false }],
    };
  });
  return withSlider(figure, { name: options.name, steps, active: options.active ?? 0 });
}
