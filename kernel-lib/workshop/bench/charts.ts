import { colour, Figure, linePlot } from 'kernel-lib/plot';
import type { Growth } from './growth.js';
import type { LeakReport } from './leaks.js';
import { type Measurement, OURS } from './measure.js';

/** Each contender's time over ours, per workload, on a logarithmic scale. */
export function ratioChart(measurements: readonly Measurement[], contender: string[]): Figure {
  const rows = measurements.filter(({ timings }) =>
    timings.some((timing) => timing.contender === OURS),
  );
  const data = contender.map((name, i) => {
    const points = rows.flatMap(({ workload, timings }) => {
      const timing = timings.find((candidate) => candidate.contender === name);
      return timing && name !== OURS ? [{ id: workload.id, value: 1 / timing.ratio }] : [];
    });
    return {
      type: 'scatter',
      mode: 'markers',
      name,
      x: points.map(({ value }) => Number(value.toPrecision(3))),
      y: points.map(({ id }) => id),
      marker: { color: colour(i), size: 9 },
    };
  });
  return new Figure(
    data.filter(({ x }) => x.length > 0),
    {
      title: { text: 'Time of other libraries over ours: right of 1 they are slower' },
      xaxis: { type: 'log', title: { text: 'their time / our time' } },
      yaxis: { autorange: 'reversed', automargin: true, tickfont: { size: 10 } },
      height: 120 + 17 * rows.length,
      shapes: [
        {
          type: 'line',
          x0: 1,
          x1: 1,
          yref: 'paper',
          y0: 0,
          y1: 1,
          line: { dash: 'dot', width: 1 },
        },
      ],
    },
  );
}

/** Time against size of each operation, both logarithmic. */
export function growthChart(growth: readonly Growth[]): Figure {
  return linePlot({
    title: 'Time against size',
    caption: 'Measured medians; the exponents in the names are fitted to the larger sizes',
    x: 'n',
    y: 'seconds',
    logX: true,
    logY: true,
    series: growth.map(({ operation, sizes, seconds, timeExponent }) => ({
      name: `${operation}: n^${timeExponent.toFixed(2)}`,
      x: sizes,
      y: seconds,
    })),
  });
}

/** Memory against size of each operation. */
export function memoryChart(growth: readonly Growth[]): Figure {
  return linePlot({
    title: 'Memory of the results against size',
    x: 'n',
    y: 'bytes',
    logX: true,
    logY: true,
    series: growth.map(({ operation, sizes, bytes, memoryExponent }) => ({
      name: `${operation}: n^${memoryExponent.toFixed(2)}`,
      x: sizes,
      y: bytes,
    })),
  });
}

/** Memory over 10,000 training steps. */
export function leakChart({ steps, heap, rss }: LeakReport): Figure {
  const megabytes = (values: readonly number[]) => values.map((value) => value / 2 ** 20);
  return linePlot({
    title: 'Memory while training',
    caption: 'After garbage collection: flat lines leak nothing',
    x: 'training step',
    y: 'memory (MB)',
    series: [
      { name: 'resident', x: steps, y: megabytes(rss) },
      { name: 'heap', x: steps, y: megabytes(heap) },
    ],
  });
}
