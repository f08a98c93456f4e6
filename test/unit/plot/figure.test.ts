import { DISPLAY, toMimeBundle } from 'kernel-lib/display';
import { Figure, linePlot, PLOTLY_MIME, withSlider } from 'kernel-lib/plot';
import { describe, expect, it } from 'vitest';

const line = (y: number[]) =>
  linePlot({
    title: 'Loss',
    x: 'epoch',
    y: 'loss',
    caption: 'Lecture L1',
    series: [{ name: 'a', y }],
  });

describe('Figure', () => {
  it('shows itself as Plotly JSON, with one line of text for terminals', () => {
    const bundle = toMimeBundle(line([3, 2, 1]));
    expect(bundle['text/plain']).toBe('Figure: Loss (scatter)');
    expect(bundle[PLOTLY_MIME]).toMatchObject({
      data: [{ type: 'scatter', mode: 'lines+markers', x: [0, 1, 2], y: [3, 2, 1] }],
      layout: {
        title: { text: 'Loss', subtitle: { text: 'Lecture L1' } },
        xaxis: { title: { text: 'epoch' } },
        yaxis: { title: { text: 'loss' } },
      },
      config: { displaylogo: false },
    });
  });

  it('survives JSON: NaN and infinities become gaps', () => {
    const { data } = JSON.parse(JSON.stringify(line([1, Number.NaN, Number.POSITIVE_INFINITY])));
    expect(data[0].y).toEqual([1, null, null]);
  });

  it('brings the house theme as a template: transparent, with the same palette for all', () => {
    const { template } = line([1]).layout as { template: { layout: Record<string, unknown> } };
    expect(template.layout.paper_bgcolor).toBe('rgba(0, 0, 0, 0)');
    expect(template.layout.colorway).toHaveLength(8);
  });

  it('gives a changed copy and leaves the original alone', () => {
    const figure = line([1]);
    expect(figure.with({ height: 600 }).layout.height).toBe(600);
    expect(figure.layout.height).toBeUndefined();
  });

  it('needs a title and both labels', () => {
    expect(() => linePlot({ title: 'x', x: '', y: 'loss', series: [] })).toThrow(
      'linePlot: x is missing: a figure needs a title and both axis labels',
    );
  });

  it('names the curve whose lists do not fit', () => {
    const series = [{ name: 'val', x: [1, 2], y: [1, 2, 3] }];
    expect(() => linePlot({ title: 't', x: 'x', y: 'y', series })).toThrow(
      'linePlot: "val" has 2 x values and 3 y values',
    );
  });
});

describe('withSlider', () => {
  const steps = [1, 2, 3].map((k) => ({ label: `k ${k}`, data: line([k]).data }));
  const figure = withSlider(line([1]), { name: 'k', steps, play: true, active: 1 });

  it('has one frame per step, and a slider whose steps name the frames', () => {
    expect(figure.frames.map((frame) => frame.name)).toEqual(['k 1', 'k 2', 'k 3']);
    const [slider] = figure.layout.sliders as { active: number; steps: { args: unknown[][] }[] }[];
    expect(slider?.steps.map((step) => step.args[0])).toEqual([['k 1'], ['k 2'], ['k 3']]);
    expect(slider?.active).toBe(1);
  });

  it('shows the active step at first, also where there is no slider to move', () => {
    expect(figure.data).toMatchObject([{ y: [2] }]);
  });

  it('sends its frames and says so', () => {
    expect(figure[DISPLAY]()[PLOTLY_MIME]).toHaveProperty('frames');
    expect(String(figure)).toBe('Figure: Loss (scatter, 3 frames)');
    expect(new Figure([]).toJSON()).not.toHaveProperty('frames');
  });

  it('refuses a step that forgets a trace', () => {
    expect(() =>
      withSlider(line([1]), { name: 'k', steps: [{ label: 'a', data: [] }, ...steps] }),
    ).toThrow('step "a" has 0 traces, the figure 1');
  });
});
