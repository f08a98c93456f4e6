import { isNativeError } from 'kernel-lib/platform';
import { attempt, isA } from './guarded.js';

/** Under this name the JavaScript of cells finds the notebook's scope. */
export const SCOPE = '__tslabScope';
/** The one property of a variable: short, and a name that nobody gives to a property of their own. */
export const VALUE = '$';

/** Where a variable of the notebook lives: every cell and function that uses it has this object. */
export interface Variable {
  [VALUE]: unknown;
}

/**
 * The variables of a notebook: one scope, as in Python. A variable is an object with one property,
 * which costs a read from memory; as the property of one large object it would cost many times that.
 */
export class NotebookScope {
  private readonly variables = new Map<string, Variable>();

  /** The variable of that name, made when it is new. */
  variable(name: string): Variable {
    let variable = this.variables.get(name);
    if (!variable) {
      variable = createVariable(name);
      this.variables.set(name, variable);
    }
    return variable;
  }

  /** Whether it has been given a value, be it `undefined`. */
  has(name: string): boolean {
    const variable = this.variables.get(name);
    return variable !== undefined && Object.hasOwn(variable, VALUE);
  }

  get(name: string): unknown {
    return this.has(name) ? this.variables.get(name)![VALUE] : undefined;
  }

  /** As `var name;` does: what has a value keeps it. */
  hoist(name: string): void {
    if (!this.has(name)) this.variable(name)[VALUE] = undefined;
  }
}

/**
 * Until it has a value, reading it fails as JavaScript does. Each has a prototype, and thus a hidden
 * class, of its own: V8 then stores numbers in place and knows what never changes.
 */
function createVariable(name: string): Variable {
  return Object.create({
    get [VALUE](): unknown {
      throw new ReferenceError(`Cannot access '${name}' before initialization`);
    },
    set [VALUE](value: unknown) {
      Object.defineProperty(this, VALUE, {
        value,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    },
  }) as Variable;
}

const IN_PARENTHESES = /\(0 ?, ?([\p{ID_Start}$_][\p{ID_Continue}$]*)\.\$\)/gu;
const ALONE = /([\p{ID_Start}$_][\p{ID_Continue}$]*)\.\$(?![\p{ID_Continue}$])/gu;

/** A message of V8 with variables named as the student has written them. */
export function withPlainNames(message: string): string {
  if (!message.includes(`.${VALUE}`)) return message;
  return message.replace(IN_PARENTHESES, '$1').replace(ALONE, '$1');
}

/** Makes the scope visible to the JavaScript of cells. */
export function installScope(scope: NotebookScope, extras: object): void {
  const value = Object.freeze({
    variable: (name: string) => scope.variable(name),
    hoist: (name: string) => scope.hoist(name),
    /** What a cell has caught reads as if variables were what they seem. */
    caught(error: unknown): void {
      if (!isNativeError(error) || !isA(error, TypeError)) return;
      attempt(() => {
        const plain = withPlainNames(error.message);
        if (plain !== error.message) error.message = plain;
      }, undefined);
    },
    ...extras,
  });
  Object.defineProperty(globalThis, SCOPE, { value });
}
