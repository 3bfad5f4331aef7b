import { defineError } from '../user-error.ts';

export default defineError<{ name: string }>({
  code: 'TESTS_MISSING',
  message: ({ name }) => `No service of ${name} has a test suite that Seaworthy knows how to run.`,
  fix: () => 'add a script `test` to package.json, or pytest to the Python dependencies, and run `seaworthy generate`.',
});
