import { defineRule } from '../define-rule.ts';
import { scriptsOf } from '../dockerfile/shell-script.ts';

export default defineRule({
  id: 'piped-download',
  severity: 'high',
  title: 'A download is run without having been checked',
  fix: 'Download to a file, compare its checksum (`sha256sum -c`), then run it; or take the package of the distribution.',
  also: {},
  on: {
    *dockerfile(dockerfile) {
      for (const { script } of scriptsOf(dockerfile)) {
        for (const [first, ...others] of script.pipelines) {
          const runs = others.find(
            ({ name, words }) =>
              interpreters.test(name) || (name === 'sudo' && words.some(({ value }) => interpreters.test(value))),
          );
          if (first === undefined || runs === undefined || !/^(?:curl|wget)$/.test(first.name)) continue;
          const checked = others.some(({ name }) => /^(?:gpg|sha\d+sum|cosign|minisign)$/.test(name));
          const url = first.words.find(({ value }) => /^https?:\/\//.test(value))?.value.split('?')[0];
          if (!checked)
            yield {
              start: first.start,
              end: runs.end,
              message: `What ${url ?? first.name} answers is run by ${runs.name}, whatever it is.`,
            };
        }
      }
    },
  },
});

const interpreters = /^(?:(?:ba|da|z|a|k)?sh|python[\d.]*|perl|node|ruby|php)$/;
