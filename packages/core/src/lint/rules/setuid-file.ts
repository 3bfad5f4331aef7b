import { defineRule } from '../define-rule.ts';
import { scriptsOf } from '../dockerfile/shell-script.ts';

export default defineRule({
  id: 'setuid-file',
  severity: 'high',
  title: 'A program is given the rights of its owner',
  fix: 'Take the bit away; run the program as the user that needs it, or give it one capability (`setcap`).',
  also: { dockle: ['CIS-DI-0008'], cis: ['4.8'] },
  on: {
    *dockerfile(dockerfile) {
      for (const { script } of scriptsOf(dockerfile)) {
        for (const { name, words, start, end } of script.commands) {
          const mode = name === 'chmod' ? words.find(({ value }) => !/^--?[A-Zcfv]/.test(value))?.value : undefined;
          if (mode !== undefined && isSetId(mode))
            yield { start, end, message: `chmod ${mode} lets whoever runs it act as its owner.` };
        }
      }
      for (const { name, flags } of dockerfile.instructions) {
        const flag = /^(?:COPY|ADD)$/.test(name) ? flags.find((one) => one.name === 'chmod') : undefined;
        if (flag !== undefined && isSetId(flag.value ?? ''))
          yield {
            start: flag.start,
            end: flag.end,
            message: `--chmod=${flag.value} lets whoever runs it act as its owner.`,
          };
      }
    },
  },
});

/** On a folder the group's bit is ordinary: 2775 hands a group on. */
function isSetId(mode: string): boolean {
  return /^0?[46][0-7]{3}$/.test(mode) || (/(?:^|,)[ugoa]*[ua]?\+[rwxX]*s/.test(mode) && !/^g\+s$/.test(mode));
}
