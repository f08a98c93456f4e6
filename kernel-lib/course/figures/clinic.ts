import { colour, Figure, faded, INK, type Layout, panels, type Trace } from 'kernel-lib/plot';
import { clinicRun, type Illness, type PatientRun } from './shared/clinicRuns.js';

/** The illnesses in the order of the menu: what one would see, and what mends it. */
const ILLNESSES: readonly (readonly [name: Illness, signs: string, cure: string])[] = [
  [
    'no shuffle',
    'the loss goes up and down like a saw: each batch holds one digit only, and the net forgets the others',
    'Shuffle the examples before every epoch.',
  ],
  [
    'no zero_grad',
    'all goes well for a few updates; then the old gradients, which were never cleared, throw the weights to and fro',
    'Clear the gradients before each backward pass.',
  ],
  [
    'labels off by one',
    'training looks perfect, and validation is worse than guessing: what is learned is wrong',
    'Look at ten examples with their labels, in both parts.',
  ],
  [
    'softmax twice',
    'the accuracy rises but the loss hardly falls: it starts at 2.30 almost without noise, and can never get below 1.46',
    'Give the loss scores, not probabilities.',
  ],
  [
    'test mode forgotten',
    'the accuracies tremble and stay low, on the training examples too, though the loss is that of a net that knows them',
    'Switch dropout off whenever you measure.',
  ],
  [
    'rate too low',
    'the loss barely changes, in a straight line',
    'Take a larger rate: a range test finds it.',
  ],
  [
    'weights too large',
    'the loss starts far above log 10, and the first updates only bring it down to where it should have begun',
    'Look at the loss before the first update. Initialise with Xavier’s or Kaiming’s scale.',
  ],
  [
    'rate on the biases',
    'the loss jumps from the very first update on, as if somebody shook the scores',
    'One rate for all the parameters, or a reason.',
  ],
];

/** Whom one meets: not in the order of the menu. */
const PATIENTS: readonly Illness[] = [
  'rate too low',
  'labels off by one',
  'no shuffle',
  'weights too large',
  'softmax twice',
  'no zero_grad',
  'test mode forgotten',
  'rate on the biases',
];

/** The eight sick trainings and the healthy one: figure clinic. */
export async function clinicData(seed = 0): Promise<{ sick: PatientRun[]; healthy: PatientRun }> {
  const sick: PatientRun[] = [];
  for (const illness of PATIENTS) sick.push(await clinicRun(illness, seed));
  return { sick, healthy: await clinicRun(undefined, seed) };
}

/** So far apart are two patients: along x, in decades of the loss, in accuracy; and two verdicts, in both ways. */
const APART = { x: 1000, decades: 20, share: 4, verdict: 10 } as const;
const DECADES = [-2, 2] as const;

/**
 * The clinic: a menu of patients, a menu of illnesses. Whoever names the right one sees the cured training
 * beside the sick one.
 *
 * No server has to know which two entries are chosen: the patient moves the figure's windows along x, the
 * diagnosis moves those of the cured curves and of the verdict along y, and where the two fit, something is.
 */
export function clinic(options: {
  readonly sick: readonly PatientRun[];
  readonly healthy: PatientRun;
  readonly title?: string;
  readonly caption?: string;
}): Figure {
  const { sick, healthy } = options;
  const updates = healthy.loss.length;
  const window = (p: number) => [APART.x * p - 4, APART.x * p + updates + 4];
  const levels = (d: number) => DECADES.map((e) => e + APART.decades * d);
  const shares = (d: number) => [APART.share * d - 0.03, APART.share * d + 1.03];
  const verdictAt = (i: number) => [APART.verdict * i - 0.5, APART.verdict * i + 0.5];
  const along = (values: readonly number[], p: number) => values.map((v) => APART.x * p + v);
  const count = (values: readonly number[]) => values.map((_, i) => i);

  const losses: Trace[] = [];
  const accuracies: Trace[] = [];
  sick.forEach((run, p) => {
    const first = p === 0;
    losses.push(curve('loss of the batch', along(count(run.loss), p), run.loss, 0, first));
    accuracies.push(
      curve('training', along(run.at, p), run.train, 0, first, 'dot'),
      curve('validation', along(run.at, p), run.val, 1, first),
    );
  });
  const cured = { line: { color: faded(INK, 0.7), width: 2, dash: 'dash' }, hoverinfo: 'skip' };
  const after = sick.flatMap((_, p): Trace[] => {
    const d = 1 + ILLNESSES.findIndex(([name]) => name === PATIENTS[p]);
    const lifted = healthy.loss.map((v) => Math.max(v, 1e-4) * 10 ** (APART.decades * d));
    const higher = healthy.val.map((v) => v + APART.share * d);
    return [
      {
        ...curve('cured', along(count(lifted), p), lifted, 2, p === 0),
        ...cured,
        meta: { words: ends(count(healthy.loss), healthy.loss) },
        xaxis: 'x',
        yaxis: 'y4',
      },
      {
        ...curve('cured', along(healthy.at, p), higher, 2, false),
        ...cured,
        meta: { words: ends(healthy.at, healthy.val) },
        xaxis: 'x2',
        yaxis: 'y5',
      },
    ];
  });

  const figure = panels({
    title: options.title ?? 'The clinic: what does this training suffer from?',
    caption:
      options.caption ??
      'Choose a patient and a diagnosis. Dashed, where the diagnosis is right: the same training, cured',
    columns: 2,
    legend: true,
    height: 620,
    panels: [
      {
        title: 'loss of each batch',
        x: 'update',
        y: 'loss',
        logY: true,
        traces: losses,
        rangeX: window(0) as [number, number],
        rangeY: DECADES.map((e) => 10 ** e) as [number, number],
      },
      {
        title: 'accuracy',
        x: 'update',
        y: 'share right',
        traces: accuracies,
        rangeX: window(0) as [number, number],
        rangeY: shares(0) as [number, number],
      },
      { title: 'the verdict', x: 'patient', y: 'diagnosis', traces: [verdicts()], wide: true },
    ],
  });
  const ticks = [0, 40, 80, 120, 160];
  const places = {
    tickvals: sick.flatMap((_, p) => along(ticks, p)),
    ticktext: sick.flatMap(() => ticks.map(String)),
  };
  const { xaxis, yaxis, xaxis2, yaxis2, xaxis3, yaxis3 } = figure.layout as Record<string, object>;
  const bare = {
    title: { text: '' },
    showgrid: false,
    zeroline: false,
    showticklabels: false,
    ticks: '',
  };
  const over = { visible: false, fixedrange: true };
  const choose = (args: Layout, label: string) => ({ label, method: 'relayout', args: [args] });
  return new Figure([...figure.data, ...after], {
    ...figure.layout,
    xaxis: { ...xaxis, ...places },
    xaxis2: { ...xaxis2, ...places },
    xaxis3: { ...xaxis3, ...bare, range: verdictAt(0) },
    yaxis3: { ...yaxis3, ...bare, range: verdictAt(0), domain: [0, 0.26] },
    yaxis: { ...yaxis, domain: [0.42, 1] },
    yaxis2: { ...yaxis2, domain: [0.42, 1] },
    yaxis4: { ...over, type: 'log', overlaying: 'y', range: levels(0) },
    yaxis5: { ...over, overlaying: 'y2', range: shares(0) },
    margin: { t: 190, b: 30 },
    annotations: (figure.layout.annotations as { text: string }[]).filter(
      ({ text }) => text !== 'the verdict',
    ),
    updatemenus: [
      {
        name: 'patient',
        active: 0,
        ...MENU,
        x: 0,
        buttons: sick.map((_, p) =>
          choose(
            {
              'xaxis.range': window(p),
              'xaxis2.range': window(p),
              'xaxis3.range': verdictAt(p),
            },
            `patient ${p + 1}`,
          ),
        ),
      },
      {
        name: 'diagnosis',
        active: 0,
        ...MENU,
        x: 0.5,
        buttons: ['not yet', ...ILLNESSES.map(([name]) => name)].map((name, d) =>
          choose(
            {
              'yaxis3.range': verdictAt(d),
              'yaxis4.range': levels(d),
              'yaxis5.range': shares(d),
            },
            name,
          ),
        ),
      },
    ],
  });
}

const MENU = {
  type: 'dropdown',
  direction: 'down',
  showactive: true,
  xanchor: 'left',
  y: 1.28,
  yanchor: 'bottom',
  bgcolor: 'rgba(0, 0, 0, 0)',
  bordercolor: INK,
} as const;

function curve(
  name: string,
  x: readonly number[],
  y: readonly number[],
  hue: number,
  showlegend: boolean,
  dash = 'solid',
): Trace {
  return {
    type: 'scatter',
    mode: 'lines',
    name,
    x,
    y,
    showlegend,
    line: { color: colour(hue), width: 2, dash },
    hovertemplate: `${name} %{y:.3g}<extra></extra>`,
    meta: { words: ends(x, y) },
  };
}

/** Where a curve begins and ends, without the places to which it was moved. */
function ends(x: readonly number[], y: readonly number[]): string {
  const last = (x.at(-1) ?? 0) - (x[0] ?? 0);
  const said = [y[0], y.at(-1), Math.min(...y), Math.max(...y)].map((v = 0) =>
    String(Number(v.toPrecision(2))),
  );
  return `from ${said[0]} at 0 to ${said[1]} at ${last}, least ${said[2]}, largest ${said[3]}`;
}

/** What is said to each patient, for each diagnosis, in lines that fit. */
export function verdictOn(p: number, d: number): string {
  const said = ILLNESSES[d - 1];
  if (!said) return `Patient ${p + 1}: look at the curves, then name the illness.`;
  const [name, signs, cure] = said;
  if (PATIENTS[p] === name) return `Right. ${cure} The dashed curves show the patient afterwards.`;
  return `No: treated for that, patient ${p + 1} trains on as before. The signs of it: ${signs}.`;
}

function verdicts(): Trace {
  const cells = PATIENTS.flatMap((_, p) =>
    [0, ...ILLNESSES.map((__, i) => i + 1)].map((d) => [p, d] as const),
  );
  return {
    type: 'scatter',
    mode: 'text',
    name: 'verdict',
    x: cells.map(([p]) => APART.verdict * p),
    y: cells.map(([, d]) => APART.verdict * d),
    text: cells.map(([p, d]) => inLines(verdictOn(p, d), 62).join('<br>')),
    textfont: { size: 15 },
    hoverinfo: 'skip',
    showlegend: false,
    meta: { status: true },
  };
}

/** Words in lines of at most so many letters. */
function inLines(text: string, most: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) as string;
    if (line && line.length + 1 + word.length > most) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
}
