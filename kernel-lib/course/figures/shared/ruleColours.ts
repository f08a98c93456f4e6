import { colour, symbol } from 'kernel-lib/plot';

const POSITIONS: Readonly<Record<string, number>> = {
  sgd: 7,
  sgd_momentum: 1,
  nesterov: 2,
  adagrad: 3,
  rmsprop: 4,
  adam: 0,
  adamw: 5,
};

/** The same rule has the same colour in every figure; others go round the palette. */
export function rulePosition(rule: string, fallback: number): number {
  return POSITIONS[rule] ?? fallback;
}

export function ruleColour(rule: string, fallback: number): string {
  return colour(rulePosition(rule, fallback));
}

export function ruleSymbol(rule: string, fallback: number): string {
  return symbol(rulePosition(rule, fallback));
}
