import { defineError } from '../user-error.ts';

export default defineError<{ path: string; problem: string; produce: string }>({
  code: 'DOCUMENT_UNUSABLE',
  message: ({ path, problem }) => `Cannot use ${path}: ${problem}.`,
  fix: ({ produce }) => `make it anew with \`${produce}\`.`,
});
