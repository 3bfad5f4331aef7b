import { defineRule } from '../define-rule.ts';

const known = new Set([
  ...[
    'ADD',
    'ARG',
    'CMD',
    'COPY',
    'ENTRYPOINT',
    'ENV',
    'EXPOSE',
    'FROM',
    'HEALTHCHECK',
    'LABEL',
    'MAINTAINER',
    'ONBUILD',
  ],
  ...['RUN', 'SHELL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR'],
]);
export default defineRule({
  id: 'unknown-instruction',
  severity: 'high',
  title: 'A line is no instruction',
  fix: 'Correct the word, or end the line before it with a backslash where it was to go on.',
  also: {},
  on: {
    *dockerfile({ instructions, document }) {
      for (const written of instructions) {
        for (const { name, keyword } of [written, ...(written.triggered === undefined ? [] : [written.triggered])]) {
          if (!known.has(name))
            yield {
              start: keyword.start,
              end: keyword.end,
              message: `${name.slice(0, 40)} is no instruction of a Dockerfile.`,
            };
        }
      }
      const open = document.openHeredoc;
      if (open !== undefined)
        yield {
          ...open.mark,
          message: `Nothing ends the document ${open.name}: a line with that word alone is missing.`,
          fix: `Write ${open.name} alone on a line behind the document.`,
        };
    },
  },
});
