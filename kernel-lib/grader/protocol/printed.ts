/** Characters of all that a child prints: more than a report shows. */
export const MOST_PRINTED = 65_536;
/** What stands in place of the rest. */
export const PRINTED_CUT = '\n… (the rest of what was printed is left out)\n';
