import type {
  Call,
  ChoiceControl,
  Control,
  PlayControl,
  SwitchesControl,
} from './figureControls.js';
import type { Scale, Sliders } from './placePicker.js';

/** JupyterLab would take an element's arrow keys, Space and Enter as its own: cells, modes, scrolling. */
export function keepKeys(element: HTMLElement): void {
  element.dataset.lmSuppressShortcuts = 'true';
}

/** What a panel needs of the figure that it moves. */
export interface Movable {
  /** Carries out what a control asks for. */
  call(call: Call): Promise<void>;
}

/**
 * Native controls in place of those that Plotly draws, which hear the mouse only: a range for a
 * slider, a select for a menu, buttons for buttons, checkboxes for switches. Each has a name, a role, a state, and its keys.
 */
export class ControlPanel implements Sliders {
  readonly node = document.createElement('div');
  private readonly choices: ChoiceView[] = [];
  private readonly players: PlayView[] = [];
  private readonly switches: SwitchesView[] = [];

  constructor(
    readonly controls: readonly Control[],
    private readonly figure: Movable,
  ) {
    this.node.className = 'chainrule-controls';
    this.node.hidden = controls.length === 0;
    this.node.setAttribute('role', 'group');
    this.node.setAttribute('aria-label', 'Controls of the figure');
    // ▶ stands before its slider, whatever their order in the layout.
    const order = { play: 0, buttons: 1, menu: 1, slider: 2, switches: 3 };
    for (const control of [...controls].sort((a, b) => order[a.kind] - order[b.kind])) {
      this.node.append(this.viewOf(control).node);
    }
    for (const part of this.node.querySelectorAll<HTMLElement>('input, select, button')) {
      keepKeys(part);
    }
  }

  /** What is chosen now, in words: `update 24, ρ 0.9`. */
  get state(): string {
    return [
      ...this.choices.map((view) => `${view.control.name} ${view.label}`),
      ...this.switches.map((view) => view.words),
    ].join(', ');
  }

  /** A frame is shown: the slider that leads to it moves there. */
  showFrame(name: string): void {
    for (const view of this.choices) {
      const at = view.control.choices.findIndex(
        ({ method, args }) => method === 'animate' && Array.isArray(args[0]) && args[0][0] === name,
      );
      if (at >= 0) view.show(at);
    }
  }

  /** The frames have run through, or were stopped. */
  ended(): void {
    for (const player of this.players) player.show(false);
  }

  /** Brings a figure that was drawn anew to where the controls are. */
  async restore(): Promise<void> {
    for (const { control, at } of this.choices) {
      const chosen = control.choices[at];
      if (chosen && at !== control.active) await this.figure.call(chosen);
    }
    for (const view of this.switches) if (view.moved) await this.set(view);
  }

  private viewOf(control: Control): { readonly node: HTMLElement } {
    if (control.kind === 'play') return this.player(control);
    if (control.kind !== 'switches') return this.chooser(control);
    const view = new SwitchesView(control, () => void this.set(view));
    this.switches.push(view);
    return view;
  }

  private async set({ control, on }: SwitchesView): Promise<void> {
    for (const call of control.calls(on)) await this.figure.call(call);
  }

  /** The numbers at the positions of a slider, and where it is. */
  scale(name: string): Scale | undefined {
    const view = this.named(name);
    if (!view) return undefined;
    const values = view.control.choices.map(({ label }) => Number(label.replace('−', '-')));
    return { values, at: view.at };
  }

  /** Moves controls to positions, by their names. */
  async moveTo(positions: Readonly<Record<string, number>>): Promise<void> {
    for (const [name, at] of Object.entries(positions)) {
      const view = this.named(name);
      if (view && view.at !== at) await this.choose(view, at);
    }
  }

  private named(name: string): ChoiceView | undefined {
    return this.choices.find(({ control }) => control.name === name);
  }

  private chooser(control: ChoiceControl): ChoiceView {
    const make = { slider: sliderView, menu: menuView, buttons: buttonsView }[control.kind];
    const view = make(control, (at) => void this.choose(view, at));
    view.show(control.active);
    this.choices.push(view);
    return view;
  }

  private async choose(view: ChoiceView, at: number): Promise<void> {
    const chosen = view.control.choices[at];
    if (!chosen) return;
    view.show(at);
    this.ended();
    await this.figure.call(chosen);
  }

  private player(control: PlayControl): PlayView {
    const view = new PlayView((running) => {
      view.show(running);
      if (!running) return void this.figure.call(control.stop);
      const slider = this.choices.find(({ control: { kind } }) => kind === 'slider');
      const frames = slider?.control.choices.at(-1)?.method === 'animate' ? slider : undefined;
      const atEnd = frames !== undefined && frames.at === frames.control.choices.length - 1;
      void this.figure.call(atEnd ? fromStart(control.run) : control.run);
    });
    this.players.push(view);
    return view;
  }
}

/** Plays all frames from the first: a figure at its end would not move. */
function fromStart({ method, args: [frames = null, options, ...rest] }: Call): Call {
  return { method, args: [frames, { ...(options as object), fromcurrent: false }, ...rest] };
}

/** A control on the page. */
interface ChoiceView {
  readonly node: HTMLElement;
  readonly control: ChoiceControl;
  at: number;
  readonly label: string;
  show(at: number): void;
}

function viewOf(
  control: ChoiceControl,
  node: HTMLElement,
  display: (at: number, label: string) => void,
): ChoiceView {
  const view = {
    node,
    control,
    at: -1,
    label: '',
    show(at: number) {
      view.at = at;
      view.label = control.choices[at]?.label ?? '';
      display(at, view.label);
    },
  };
  return view;
}

function sliderView(control: ChoiceControl, chosen: (at: number) => void): ChoiceView {
  const input = element('input', { type: 'range', min: '0', step: '1' });
  input.max = String(control.choices.length - 1);
  input.setAttribute('aria-label', control.name);
  const value = element('span', {});
  const text = element('span', { className: 'chainrule-name' });
  text.append(`${control.name}: `, value);
  const label = element('label', { className: 'chainrule-slider' });
  label.append(text, input);
  input.addEventListener('input', () => chosen(Number(input.value)));
  return viewOf(control, label, (at, words) => {
    input.value = String(at);
    input.setAttribute('aria-valuetext', words);
    value.textContent = words;
  });
}

function menuView(control: ChoiceControl, chosen: (at: number) => void): ChoiceView {
  const select = element('select', {});
  control.choices.forEach(({ label }, i) => {
    select.append(new Option(label, String(i)));
  });
  const label = element('label', {});
  label.append(`${control.name}: `, select);
  select.addEventListener('change', () => chosen(Number(select.value)));
  return viewOf(control, label, (at) => {
    select.value = String(at);
  });
}

function buttonsView(control: ChoiceControl, chosen: (at: number) => void): ChoiceView {
  const group = element('div', { className: 'chainrule-buttons' });
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', control.name);
  const buttons = control.choices.map(({ label }, i) => {
    const button = element('button', { type: 'button', textContent: label });
    button.addEventListener('click', () => chosen(i));
    return button;
  });
  group.append(...buttons);
  return viewOf(control, group, (at) => {
    buttons.forEach((button, i) => {
      button.setAttribute('aria-pressed', String(i === at));
    });
  });
}

/** A checkbox for each switch, and two buttons that turn all of them. */
class SwitchesView {
  readonly node = element('div', { className: 'chainrule-buttons chainrule-switches' });
  private readonly boxes: HTMLInputElement[];

  constructor(
    readonly control: SwitchesControl,
    changed: () => void,
  ) {
    const { name, labels, on } = control;
    this.node.setAttribute('role', 'group');
    this.node.setAttribute('aria-label', name);
    const title = element('span', { className: 'chainrule-name', textContent: `${name}:` });
    this.boxes = on.map((checked) => element('input', { type: 'checkbox', checked }));
    const each = this.boxes.map((box, i) => {
      const label = element('label', {});
      label.append(box, labels[i] ?? '');
      box.addEventListener('change', changed);
      return label;
    });
    const turn = [true, false].map((checked) => {
      const button = element('button', { type: 'button', textContent: checked ? 'all' : 'none' });
      button.addEventListener('click', () => {
        for (const box of this.boxes) box.checked = checked;
        changed();
      });
      return button;
    });
    this.node.append(title, ...each, ...turn);
  }

  get on(): boolean[] {
    return this.boxes.map(({ checked }) => checked);
  }

  /** Other than the figure stood at first. */
  get moved(): boolean {
    return this.on.some((is, i) => is !== this.control.on[i]);
  }

  get words(): string {
    const { name, labels } = this.control;
    const open = labels.filter((_, i) => this.on[i]);
    return `${name} ${open.length > 0 ? open.join(' ') : 'none'}`;
  }
}

/** One button that plays and stops. */
class PlayView {
  readonly node = element('button', { type: 'button', className: 'chainrule-play' });
  private running = false;

  constructor(pressed: (running: boolean) => void) {
    this.show(false);
    this.node.addEventListener('click', () => pressed(!this.running));
  }

  show(running: boolean): void {
    this.running = running;
    this.node.textContent = running ? '❚❚' : '▶';
    this.node.setAttribute('aria-label', running ? 'Stop' : 'Play');
  }
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(name), properties);
}
