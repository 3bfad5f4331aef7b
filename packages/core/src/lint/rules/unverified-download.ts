import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'unverified-download',
  severity: 'medium',
  title: 'A download is taken whatever it holds',
  fix: 'Add `--checksum=sha256:…`, so that the build stops when the file is another one.',
  also: {},
  on: {
    *dockerfile({ instructions }) {
      for (const { name, flags, list, words } of instructions) {
        if (name !== 'ADD' || flags.some((flag) => flag.name === 'checksum')) continue;
        const sources = (list ?? words.map(({ value }) => value)).slice(0, -1);
        for (const [index, source] of sources.entries()) {
          const at = list === undefined ? words[index] : words[0];
          const isGit = /\.git(?:#|$)|^https?:\/\/(?:github|gitlab)\.com\/[^/]+\/[^/]+#/.test(source);
          if (/^https?:\/\//.test(source) && !isGit && at !== undefined)
            yield { start: at.start, end: at.end, message: `${source.split('?')[0]} is added without a checksum.` };
        }
      }
    },
  },
});
