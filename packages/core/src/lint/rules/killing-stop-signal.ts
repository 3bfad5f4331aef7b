import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'killing-stop-signal',
  severity: 'high',
  title: 'The program is killed instead of stopped',
  fix: 'Name a signal that the program can handle: SIGTERM, SIGINT or SIGQUIT.',
  also: {},
  on: {
    *dockerfile({ instructions }) {
      for (const { name, words, argument } of instructions) {
        if (name === 'STOPSIGNAL' && isKill(words[0]?.value))
          yield { ...argument, message: 'No program can handle SIGKILL: what it was doing is lost.' };
      }
    },
    *compose({ services }) {
      for (const { name, value, at } of services) {
        if (isKill(value.stop_signal))
          yield { ...at(['stop_signal']), message: `Service ${name} is killed at once: what it was doing is lost.` };
        if (/^0(?:ms|s|m|h)?$/.test(String(value.stop_grace_period ?? '')))
          yield {
            ...at(['stop_grace_period']),
            message: `Service ${name} gets no time to stop.`,
            fix: 'Give it as long as its slowest request takes: `stop_grace_period: 10s`.',
          };
      }
    },
  },
});

function isKill(signal: unknown): boolean {
  return /^(?:SIG)?KILL$|^9$/i.test(String(signal ?? ''));
}
