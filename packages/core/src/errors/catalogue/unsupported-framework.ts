import { defineError } from '../user-error.ts';

export default defineError<{ name: string; path: string; file: string; supported: string[] }>({
  code: 'UNSUPPORTED_FRAMEWORK',
  message: ({ name, path, file }) =>
    `${name} was found in ${path === '.' ? 'the repository' : path} (${file}), and Seaworthy doesn't support it yet.`,
  lines: ({ supported }) => [`Supported: ${supported.join(', ')}`],
  fix: ({ path }) =>
    path === '.'
      ? 'containerise it by hand for now.'
      : `leave it out with \`ignore: [${path}]\` in seaworthy.yaml, or containerise it by hand for now.`,
});
