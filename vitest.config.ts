import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/dist/**', 'examples/**', '**/fixtures/**'];

/** What is waited for comes late on a busy machine, and comes. */
const expect = { poll: { timeout: 20_000 } };

/**
 * `unit` needs nothing but Node; `engine` a Docker engine; `alone` one that nobody else uses, because time is measured or the
 * engine's own images are changed; `browser` Chromium; `package` the packed CLI; `runtime` other versions of Node, in which it
 * starts processes. `exhaustive` only runs in `npm run test:all`: what it has of its own, and all cases of the files that
 * `npm test` takes a sample of.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          expect,
          include: ['packages/*/src/**/*.test.ts', '{bench,scripts}/**/*.test.mjs'],
          exclude: [
            ...exclude,
            '**/*.engine.test.ts',
            '**/*.alone.test.ts',
            '**/*.exhaustive.test.ts',
            '**/*.browser.test.ts',
            '**/*.package.test.ts',
            '**/*.process.test.ts',
          ],
          // Most of the time of a small file is a process of its own that imports everything again; no test leaves anything behind.
          isolate: false,
          maxWorkers: '100%',
          // A busy machine makes a test slow, not wrong.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'runtime',
          expect,
          globalSetup: ['./scripts/bundle-runtime.mjs', './scripts/provide-node.mjs', './scripts/runtime-packages.mjs'],
          include: ['packages/runtime/test/**/*.process.test.ts'],
          exclude,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'engine',
          expect,
          globalSetup: './scripts/bundle-agent.mjs',
          include: ['packages/*/{src,test}/**/*.engine.test.ts'],
          exclude,
          testTimeout: 600_000,
          hookTimeout: 600_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'alone',
          expect,
          globalSetup: './scripts/bundle-agent.mjs',
          include: ['packages/*/{src,test}/**/*.alone.test.ts'],
          exclude,
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'exhaustive',
          expect,
          globalSetup: './scripts/bundle-agent.mjs',
          include: ['packages/*/{src,test}/**/*.{exhaustive,sampled.*}.test.ts'],
          exclude,
          env: { EXHAUSTIVE: '1' },
          testTimeout: 900_000,
          hookTimeout: 900_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          expect,
          include: ['packages/*/{src,test}/**/*.browser.test.ts'],
          exclude,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'package',
          expect,
          globalSetup: './scripts/pack-cli.mjs',
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
