// What the module exports; see ../README.md. Compiled by `npm run generate` into ../module.ts.

export * from './choose';
export * from './columns';
export * from './functions';
export * from './functions32';
export * from './loops';
export * from './mersenne';
export * from './pcg';
export * from './product';
export * from './rows';
export * from './scale';
export * from './sums';
export * from './vectors';
