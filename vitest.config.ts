import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/dist/**', 'examples/**', '**/fixtures/**'];

/**
 * `unit` needs nothing but Node; `engine` a Docker engine; `browser` Chromium; `package` the packed CLI. `exhaustive` is
 * `engine` too, and only runs in `npm run test:all`.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.mjs'],
          exclude: [
            ...exclude,
            '**/*.engine.test.ts',
            '**/*.exhaustive.test.ts',
            '**/*.browser.test.ts',
            '**/*.package.test.ts',
          ],
          // A busy machine makes a test slow, not wrong.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'engine',
          globalSetup: './scripts/bundle-agent.mjs',
          include: ['packages/*/{src,test}/**/*.engine.test.ts'],
          exclude,
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'exhaustive',
          globalSetup: './scripts/bundle-agent.mjs',
          include: ['packages/*/{src,test}/**/*.exhaustive.test.ts'],
          exclude,
          testTimeout: 900_000,
          hookTimeout: 900_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['packages/*/{src,test}/**/*.browser.test.ts'],
          exclude,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'package',
          include: ['packages/*/{src,test}/**/*.package.test.ts'],
          exclude,
          testTimeout: 900_000,
          hookTimeout: 900_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
