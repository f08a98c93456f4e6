import { ControlPanel, keepKeys } from './controlPanel.js';
import { type Call, figureControls, withoutControls } from './figureControls.js';
import { figureSpec, sameJson } from './figureSpec.js';
import { installFigureStyle } from './figureStyle.js';
import { figureLabel, figureStatus, figureWords, isStatus } from './figureWords.js';
import { fitted } from './fitted.js';
import { PlacePicker, picksOf } from './placePicker.js';
import type { FigureSpec, JsonObject, PlotlyApi, PlotNode } from './types.js';

/** How long a figure must stand still until its words are made anew. */
const SETTLED_MS = 1000;

/** The parts of a layout that hang on nothing but the figure's size. */
const SIZES = new Set(['width', 'height', 'title', 'margin']);

/**
 * One figure on a page, for everybody: a plot, native controls under it, and words for those who
 * cannot see it. Its role is that of a figure, its name the title and the caption.
 */
export class FigureBox {
  readonly node = document.createElement('div');
  /** Where Plotly draws. */
  readonly plot = document.createElement('div') as unknown as PlotNode;
  private readonly words = document.createElement('p');
  /** What the figure answers; said by itself, and once. */
  private readonly status = document.createElement('p');
  private panel: ControlPanel | undefined;
  private picker: PlacePicker | undefined;
  private figure: FigureSpec | undefined;
  private drawn: JsonObject = {};
  private settling: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    installFigureStyle();
    this.node.className = 'chainrule-figure';
    this.node.setAttribute('role', 'figure');
    this.words.className = 'chainrule-words';
    this.words.setAttribute('aria-live', 'polite');
    this.status.className = 'chainrule-words';
    this.status.setAttribute('role', 'status');
    this.node.append(this.plot, this.words);
  }

  /**
   * Draws a figure, or draws it again: another size or ink leaves the controls where they are.
   *
   * @param layout the figure's, in the page's ink and size
   */
  async draw(
    Plotly: PlotlyApi,
    figure: FigureSpec,
    layout: JsonObject,
    config: JsonObject,
  ): Promise<void> {
    const before = this.figure;
    const wasStill = this.isStill;
    if (figure !== before) this.begin(Plotly, figure);
    const { data, frames } = figureSpec(figure);
    const here = fitted({ data, layout: withoutControls(layout) });
    const drawn = { ...here, config, frames };
    this.drawn = here.layout;
    if (before && wasStill && this.isStill) await Plotly.react(this.plot, drawn);
    else {
      await Plotly.newPlot(this.plot, drawn);
      // The listeners of the plot before are gone.
      this.listen();
    }
    hidePictures(this.plot);
    oneTabStop(this.plot);
    await this.panel?.restore();
    this.picker?.place();
    // Nobody wants to hear each of a training's steps.
    if (before) this.speakSoon();
    else this.speak();
  }

  /** As {@link draw}, for another width: a moving figure goes on where nothing but its size changes. */
  async resize(
    Plotly: PlotlyApi,
    figure: FigureSpec,
    layout: JsonObject,
    config: JsonObject,
  ): Promise<void> {
    const { data } = figureSpec(figure);
    const wanted = fitted({ data, layout: withoutControls(layout) }).layout;
    const changed = Object.entries(wanted).filter(([key, value]) => {
      return !sameJson(value, this.drawn[key]);
    });
    if (!changed.every(([key]) => SIZES.has(key))) return this.draw(Plotly, figure, layout, config);
    this.drawn = wanted;
    await Plotly.relayout(this.plot, Object.fromEntries(changed));
  }

  /** The drawing's own height at its width, in pixels. */
  get height(): number {
    return Number(this.drawn.height);
  }

  dispose(Plotly: PlotlyApi | undefined): void {
    clearTimeout(this.settling);
    Plotly?.purge(this.plot);
  }

  /** A figure without frames and controls, such as the curve of a training. */
  private get isStill(): boolean {
    return this.figure?.frames.length === 0 && this.panel?.controls.length === 0;
  }

  private begin(Plotly: PlotlyApi, figure: FigureSpec): void {
    this.figure = figure;
    this.node.setAttribute('aria-label', figureLabel(figure.layout));
    const answers = figureSpec(figure).data.some(isStatus);
    // Two voices at once would talk over each other.
    this.words.setAttribute('aria-live', answers ? 'off' : 'polite');
    if (answers) this.words.before(this.status);
    else this.status.remove();
    this.panel?.node.remove();
    this.panel = new ControlPanel(figureControls(figure.layout), {
      call: (call) => this.call(Plotly, call),
    });
    this.plot.after(this.panel.node);
    this.picker?.node.remove();
    const picks = picksOf(figure.layout);
    this.picker = picks && new PlacePicker(picks, this.panel, this.plot);
    this.node.classList.toggle('chainrule-map', picks !== undefined);
    if (this.picker) this.plot.after(this.picker.node);
  }

  private async call(Plotly: PlotlyApi, { method, args }: Call): Promise<void> {
    if (method === 'skip') return;
    const done = Plotly[method as 'animate' | 'restyle' | 'relayout' | 'update'];
    // An animation that is stopped rejects its promise, which is no mistake.
    await Promise.resolve(done?.(this.plot, ...args)).catch(() => {});
    this.speakSoon();
  }

  private listen(): void {
    this.plot.on('plotly_animatingframe', ({ name }) => {
      if (name !== undefined) this.panel?.showFrame(name);
      this.speakSoon();
    });
    for (const end of ['plotly_animated', 'plotly_animationinterrupted'] as const) {
      this.plot.on(end, () => this.panel?.ended());
    }
    this.plot.on('plotly_afterplot', () => {
      hidePictures(this.plot);
      this.picker?.place();
    });
    this.plot.on('plotly_click', ({ event }) => event && this.picker?.clicked(event));
  }

  private speakSoon(): void {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.speak(), SETTLED_MS);
  }

  private speak(): void {
    const state = this.panel?.state;
    const { data: traces = [], layout = {} } = this.plot;
    const data = figureWords(
      traces.filter((trace) => !isStatus(trace)),
      layout,
    );
    const words = state ? `At ${state}. ${data}` : data;
    if (this.words.textContent !== words) this.words.textContent = words;
    const status = figureStatus(traces, layout);
    if (this.status.textContent !== status) this.status.textContent = status;
  }
}

/** Screen readers would read a drawing as a heap of numbers; Plotly's own buttons stay. */
function hidePictures(plot: HTMLElement): void {
  for (const part of plot.querySelectorAll('.svg-container > *')) {
    if (!part.classList.contains('modebar-container')) part.setAttribute('aria-hidden', 'true');
  }
  for (const icon of plot.querySelectorAll('.modebar svg'))
    icon.setAttribute('aria-hidden', 'true');
}

/** Plotly's ten buttons are one stop of the tab key; the arrows go from one to the next. */
function oneTabStop(plot: HTMLElement): void {
  const bar = plot.querySelector<HTMLElement>('.modebar');
  const buttons = [...(bar?.querySelectorAll<HTMLElement>('.modebar-btn') ?? [])];
  if (!bar || bar.dataset.tabStops === String(buttons.length)) return;
  bar.dataset.tabStops = String(buttons.length);
  bar.setAttribute('aria-label', 'Tools of the plot');
  buttons.forEach(keepKeys);
  const focus = (at: number) => {
    buttons.forEach((button, i) => {
      button.tabIndex = i === at ? 0 : -1;
    });
  };
  focus(0);
  bar.addEventListener('keydown', ({ key }) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[key];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    if (by === undefined || at < 0) return;
    const next = (at + by + buttons.length) % buttons.length;
    focus(next);
    buttons[next]?.focus();
  });
}
