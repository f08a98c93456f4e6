/** The largest exercise file that is read, in bytes. */
export const MAX_FILE_BYTES = 1_000_000;
/** The largest notebook that is read, in bytes, saved outputs included: a lab with figures has some megabytes. */
export const MAX_NOTEBOOK_BYTES = 50_000_000;
