import type { Json, JsonObject } from './json.js';
import { plainText } from './numberList.js';

/** What a control asks of Plotly: `Plotly[method](plot, ...args)`. */
export interface Call {
  method: string;
  args: Json[];
}

/** One position of a slider, entry of a menu, or button. */
export interface Choice extends Call {
  label: string;
}

/** A slider, a menu or a row of buttons of a figure; `active` is the choice that is shown. */
export interface ChoiceControl {
  kind: 'slider' | 'menu' | 'buttons';
  name: string;
  choices: Choice[];
  active: number;
}

/** The buttons ▶ and ❚❚. */
export interface PlayControl {
  kind: 'play';
  run: Call;
  stop: Call;
}

/**
 * Switches, each on or off by itself, and one curve that they change: its height at place j is looked up
 * by the switches from j on (kernel-lib/library/plot/switches.ts).
 */
export interface SwitchesControl {
  kind: 'switches';
  name: string;
  labels: string[];
  on: boolean[];
  /** What shows them so. */
  calls(on: readonly boolean[]): Call[];
}

export type Control = ChoiceControl | PlayControl | SwitchesControl;

/** Room for the labels of an axis, in pixels; what is more was for controls. */
const BOTTOM = 72;

/** The sliders, menus and buttons that a layout asks Plotly to draw, and switches, which Plotly has not. */
export function figureControls(layout: JsonObject): Control[] {
  return [
    ...list(layout.updatemenus).map(menuControl),
    ...list(layout.sliders).map((slider): Control => {
      const prefix = plainText((slider.currentvalue as JsonObject | undefined)?.prefix);
      return {
        kind: 'slider',
        name: prefix.replace(/[\s:=]+$/, '') || 'position',
        choices: list(slider.steps).map(choice),
        active: Number(slider.active ?? 0),
      };
    }),
    ...switchesOf(layout),
  ].filter((control) => !('choices' in control) || control.choices.length > 0);
}

/** The layout without them, and without the room that they took below the plot. */
export function withoutControls(layout: JsonObject): JsonObject {
  if (!layout.sliders && !layout.updatemenus) return layout;
  const { sliders: _, updatemenus: __, ...rest } = layout;
  const margin = (layout.margin ?? {}) as JsonObject;
  const saved = Math.max(0, Number(margin.b ?? 0) - BOTTOM);
  return {
    ...rest,
    margin: { ...margin, ...(saved > 0 ? { b: BOTTOM } : {}) },
    ...(typeof layout.height === 'number' ? { height: layout.height - saved } : {}),
  };
}

function menuControl(menu: JsonObject): Control {
  const choices = list(menu.buttons).map(choice);
  const animates = choices.filter(({ method }) => method === 'animate');
  const stop = animates.find(({ args }) => Array.isArray(args[0]) && args[0][0] === null);
  const run = animates.find((other) => other !== stop);
  if (run && stop && choices.length === 2) return { kind: 'play', run, stop };
  return {
    kind: menu.type === 'buttons' ? 'buttons' : 'menu',
    name: plainText(menu.name) || 'show',
    choices,
    active: Number(menu.active ?? 0),
  };
}

function choice(step: JsonObject): Choice {
  return {
    label: plainText(step.label),
    method: String(step.method ?? 'restyle'),
    args: Array.isArray(step.args) ? step.args : [],
  };
}

function switchesOf({ meta }: JsonObject): SwitchesControl[] {
  const asked = (meta as JsonObject | null | undefined)?.switches as JsonObject | undefined;
  if (!asked) return [];
  const numbers = (value: Json | undefined) => (Array.isArray(value) ? (value as number[]) : []);
  const tables = (Array.isArray(asked.tables) ? asked.tables : []).map(numbers);
  const shown = numbers(asked.shown);
  return [
    {
      kind: 'switches',
      name: plainText(asked.name),
      labels: (Array.isArray(asked.labels) ? asked.labels : []).map(plainText),
      on: (Array.isArray(asked.on) ? asked.on : []).map(Boolean),
      calls(on) {
        const state = on.reduce((bits, is, i) => bits + (is ? 2 ** i : 0), 0);
        const y = tables.map((table, place) => table[Math.floor(state / 2 ** place)] ?? null);
        const heights = { method: 'restyle', args: [{ y: [y] }, [Number(asked.curve)]] };
        const visible = { method: 'restyle', args: [{ visible: [...on] }, shown] };
        return shown.length > 0 ? [heights, visible] : [heights];
      },
    },
  ];
}

function list(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? (value as JsonObject[]) : [];
}
