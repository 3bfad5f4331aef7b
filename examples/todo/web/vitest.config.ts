import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    include: ['{app,components,lib}/**/*.test.{ts,tsx}'],
    // Testing Library takes the rendered page down after each test where it finds a global afterEach.
    globals: true,
  },
});
