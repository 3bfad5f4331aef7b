import { defineError } from '../user-error.ts';

export default defineError<{ place: string; problem: string; allowed: string }>({
  code: 'CONFIGURATION_INVALID',
  message: ({ place, problem }) => `${place}: ${problem}.`,
  lines: ({ allowed }) => (allowed === '' ? [] : [`Allowed here: ${allowed}`]),
  fix: ({ place }) => `correct ${place}.`,
});
