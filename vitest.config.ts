import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const lib = (path: string) => fileURLToPath(new URL(`./kernel-lib/${path}`, import.meta.url));

// Unit tests run on the sources, so that an edit is tested without a build.
export default defineConfig({
  resolve: {
    alias: [
      { find: /^kernel-lib$/, replacement: lib('index.ts') },
      { find: /^kernel-lib\/([\w-]+)$/, replacement: lib('$1/index.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Many tests wait for a process of their own, so that one worker would leave a core idle.
    maxWorkers: 2,
  },
});
