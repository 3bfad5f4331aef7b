import { defineRule } from '../define-rule.ts';
import { scriptsOf } from '../dockerfile/shell-script.ts';

export default defineRule({
  id: 'world-writable-files',
  severity: 'medium',
  title: 'Everybody may write the files',
  fix: 'Give them to the user that needs them: `COPY --chown=65532:65532`, or `chown` in the same step.',
  also: {},
  on: {
    *dockerfile(dockerfile) {
      for (const { script } of scriptsOf(dockerfile)) {
        for (const { name, words, start, end } of script.commands) {
          const mode = name === 'chmod' ? words.find(({ value }) => !/^--?[A-Zcfv]/.test(value))?.value : undefined;
          if (mode !== undefined && isOpen(mode))
            yield { start, end, message: `chmod ${mode} lets every user change them.` };
        }
      }
      for (const { name, flags } of dockerfile.instructions) {
        const flag = /^(?:COPY|ADD)$/.test(name) ? flags.find((one) => one.name === 'chmod') : undefined;
        if (flag !== undefined && isOpen(flag.value ?? ''))
          yield { start: flag.start, end: flag.end, message: `--chmod=${flag.value} lets every user change them.` };
      }
    },
  },
});

/** 1777 is what /tmp has: everybody writes, and nobody removes another's. */
function isOpen(mode: string): boolean {
  return /^[0246]?[0-7]{2}[2367]$/.test(mode) || /^(?:a|o|go|ugo)[+=][rx]*w/.test(mode);
}
