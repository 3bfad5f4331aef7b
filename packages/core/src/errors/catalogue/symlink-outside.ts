import { defineError } from '../user-error.ts';

export default defineError<{ link: string; target: string; writing?: boolean }>({
  code: 'SYMLINK_OUTSIDE',
  message: ({ link, target, writing = false }) =>
    writing
      ? `${link} can't be written: a symbolic link leads to ${target}, which lies outside the repository.`
      : `${link} is a symbolic link to ${target}, which lies outside the repository.`,
  fix: ({ link, writing = false }) =>
    writing
      ? 'remove the symbolic link, and run the same command again.'
      : `put a copy of the file in place of ${link}, or leave its folder out with \`ignore:\` in seaworthy.yaml.`,
});
