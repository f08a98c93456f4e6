import { adviceFor } from '../../optim/internal.js';
import { describe } from '../../tensor/index.js';
import { AutogradError } from './errors.js';

/** What each module or optimiser has for options. */
type Tables = Readonly<Record<string, readonly string[]>>;

/**
 * Throws unless all options are ones that `owner` has: others would be ignored without a word. `meant`
 * says what names of other libraries are called here.
 */
export function checkNames(owner: string, options: object, tables: Tables, meant: Tables): void {
  const names = tables[owner]!;
  const list = names.join(', ');
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new AutogradError(
      `${owner}: the options are ${describe(options)}; expected an object of ${list}, such as { ${names[0]}: … }.`,
    );
  const other = Object.keys(options).find((name) => !names.includes(name));
  if (other === undefined) return;
  const advice = adviceFor(owner, other, tables, meant);
  const known = /^(There is|Did you mean)/.test(advice) ? '' : `; there is ${list}`;
  throw new AutogradError(`${owner}: there is no option ${other}${known}. ${advice}`);
}
