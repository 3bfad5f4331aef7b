import { defineError } from '../user-error.ts';

export default defineError<{ problem: string; suggestion: string | undefined; help: string }>({
  code: 'INVALID_USAGE',
  message: ({ problem }) => problem,
  fix: ({ suggestion, help }) =>
    suggestion === undefined ? `see \`${help}\`.` : `did you mean \`${suggestion}\`? See \`${help}\`.`,
});
