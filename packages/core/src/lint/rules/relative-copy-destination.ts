import { defineRule } from '../define-rule.ts';
import { startsAsRoot } from '../dockerfile/known-bases.ts';
import { chainOf } from '../dockerfile/linted-dockerfile.ts';

export default defineRule({
  id: 'relative-copy-destination',
  severity: 'low',
  title: 'Files are copied to wherever the base image stands',
  fix: 'Set `WORKDIR` above, or name the whole path.',
  also: { hadolint: ['DL3045'] },
  on: {
    *dockerfile({ stages }) {
      for (const stage of stages) {
        // An image that nobody here knows may have a folder for it; the empty one has nothing but its root.
        if (
          chainOf(stage).at(-1)?.isScratch === true ||
          !startsAsRoot(stage) ||
          /^(?:golang|composer|httpd|tomcat|oven\/bun)/.test(stage.image ?? '')
        )
          continue;
        if (
          chainOf(stage)
            .slice(1)
            .some(({ instructions }) => instructions.some(({ name }) => name === 'WORKDIR'))
        )
          continue;
        for (const { name, words, list } of stage.instructions) {
          if (name === 'WORKDIR') break;
          const target = list?.at(-1) ?? words.at(-1)?.value ?? '';
          const at = words.at(-1);
          if (/^(?:COPY|ADD)$/.test(name) && at !== undefined && !/^[/$\\]|^[A-Za-z]:/.test(target))
            yield { start: at.start, end: at.end, message: `${target} is taken from the root of the image.` };
        }
      }
    },
  },
});
