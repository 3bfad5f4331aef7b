import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'constant-platform',
  severity: 'low',
  title: 'FROM names one platform for all',
  fix: 'Remove `--platform`, and choose the platform when building (`docker build --platform`).',
  also: { hadolint: ['DL3029'], buildkit: ['FromPlatformFlagConstDisallowed'] },
  on: {
    *dockerfile({ stages }) {
      for (const { from, name } of stages) {
        const flag = from.flags.find((one) => one.name === 'platform');
        const value = flag?.value ?? '';
        // A stage that is called after its platform is one of several.
        const isChosen =
          name !== undefined && value.split('/').some((part) => part !== 'linux' && name.value.includes(part));
        if (flag !== undefined && value !== '' && !value.includes('$') && !isChosen)
          yield { start: flag.start, end: flag.end, message: `The stage is ${value} on every machine.` };
      }
    },
  },
});
