/** Compiles kernel-lib if a source has changed; a type error ends it with a `Problem`. */
export function build(options?: { fresh?: boolean }): Promise<number>;
