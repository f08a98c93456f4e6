export const NPM_FLAGS: readonly string[];
export function npm(): [program: string, words: string[]];
export function npmProblem(output: string, folder: string): string;
