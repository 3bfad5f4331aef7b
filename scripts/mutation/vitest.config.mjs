import { defineConfig } from 'vitest/config';
import { areas } from './areas.mjs';

const folder = areas[process.env.SEAWORTHY_MUTATED_AREA];

/** The unit tests of one area: what they do not catch is caught by chance at best. */
export default defineConfig({
  test: { include: [`${folder}/**/*.test.ts`], exclude: ['**/node_modules/**', '**/*.{engine,alone}.test.ts'] },
});
