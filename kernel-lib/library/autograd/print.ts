import { escapeHtml } from '../display/index.js';
import { formatShape, type Tensor } from '../tensor/index.js';
import { toHtml } from '../tensor/internal.js';
import type { Variable } from './Variable.js';

/** Where a variable comes from: `made by mul`, `requires a gradient`, `constant`. */
function origin(v: Variable): string {
  if (v.node) return `from ${v.node.op.name}`;
  return v.requiresGrad ? 'leaf' : 'constant';
}

const small = (x: Tensor): boolean => x.size === 1 && x.ndim === 0;

/** `Variable 3.0 (from mul), grad -4.0`, or the rows of both below each other. */
export function variableText(v: Variable): string {
  const title = v.name ? `Variable ${v.name}` : 'Variable';
  if (small(v.value)) {
    const grad = v.grad ? `, grad ${v.grad}` : '';
    return `${title} = ${v.value} (${origin(v)})${grad}`;
  }
  const head = `${title} ${formatShape(v.shape)} ${v.dtype} (${origin(v)})`;
  return `${head}\n${v.value}${v.grad ? `\ngrad\n${v.grad}` : ''}`;
}

/** Value and gradient side by side. */
export function variableHtml(v: Variable): string {
  const name = v.name ? ` ${escapeHtml(v.name)}` : '';
  const head = `<div style="font-family:var(--jp-code-font-family,monospace);color:inherit;opacity:.85"><b>Variable</b>${name} · ${escapeHtml(origin(v))}</div>`;
  const cell = (title: string, body: string) =>
    `<div><div style="opacity:.7">${title}</div>${body}</div>`;
  const grad = v.grad
    ? cell('grad', toHtml(v.grad))
    : v.requiresGrad
      ? cell('grad', '<span style="opacity:.7">none yet</span>')
      : '';
  return `${head}<div style="display:flex;gap:2em;flex-wrap:wrap">${cell('value', toHtml(v.value))}${grad}</div>`;
}
