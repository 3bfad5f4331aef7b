import { defineError } from '../user-error.ts';

export default defineError<{ reference: string; available: string[] }>({
  code: 'FOUNDATION_MISSING',
  message: ({ reference }) =>
    `${reference} can neither be pulled nor be replaced: no foundation has this very version and Debian release.`,
  lines: ({ available }) => ['Foundations exist for:', ...available.map((name) => `  ${name}`)],
  fix: () => 'plan one of the versions above, or give the engine access to a registry.',
});
