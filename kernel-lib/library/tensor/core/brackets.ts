/** What a class has to say about square brackets after its objects. */
export interface BracketAdvice {
  /** `x[key]`, read or (`writes`) assigned to. */
  readonly index: (x: object, key: string, writes: boolean) => Error;
  /** `key in x` */
  readonly contains: (x: object, key: string) => Error;
  /** `x.length` */
  readonly length?: (x: object) => Error;
}

/**
 * What to put behind the prototype of a class whose objects look like arrays and are none: an index
 * between square brackets, which JavaScript would answer with `undefined` or keep as a property that
 * nobody reads, is an error. Names that exist are found before this and cost nothing.
 *
 * A `delete x[0]` does not come by here; it changes nothing either.
 */
export function refusesBrackets(advice: BracketAdvice, base: object = Object.prototype): object {
  // Frozen, since every object of the class would see what is put there.
  const empty = Object.freeze(Object.create(base) as object);
  return new Proxy(empty, {
    get(target, key, receiver: object) {
      if (typeof key === 'string') {
        if (isIndex(key)) throw advice.index(receiver, key, false);
        if (key === 'length' && advice.length) throw advice.length(receiver);
      }
      return Reflect.get(target, key, receiver);
    },
    set(target, key, value, receiver: object) {
      if (typeof key === 'string' && isIndex(key)) throw advice.index(receiver, key, true);
      return Reflect.set(target, key, value, receiver);
    },
    has(target, key) {
      if (typeof key === 'string' && isIndex(key)) throw advice.contains(target, key);
      return Reflect.has(target, key);
    },
  });
}

/**
 * Whether a name can only be meant as an index: a number, what is left of a number that went wrong,
 * a slice, or the text of a list or a mask.
 */
function isIndex(key: string): boolean {
  return INDEX.test(key);
}

const INDEX =
  /^\s*(?:[-+]?(?:\.?\d|Infinity$)|\[|\.\.\.|(?:NaN|undefined|null|true|false)$)|[:,]|^$/;
