import { defineError } from '../user-error.ts';

export default defineError<{ link: string; target: string }>({
  code: 'SYMLINK_OUTSIDE',
  message: ({ link, target }) => `${link} is a symbolic link to ${target}, which lies outside the repository.`,
  fix: ({ link }) =>
    `put a copy of the file in place of ${link}, or leave its folder out with \`ignore:\` in seaworthy.yaml.`,
});
