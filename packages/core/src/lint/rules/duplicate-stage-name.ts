import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'duplicate-stage-name',
  severity: 'high',
  title: 'Two stages have one name',
  fix: 'Give each stage a name of its own.',
  also: { hadolint: ['DL3024'], buildkit: ['DuplicateStageName'], checkov: ['CKV_DOCKER_11'], trivy: ['DS-0012'] },
  on: {
    *dockerfile({ stages }) {
      const seen = new Set<string>();
      for (const { name } of stages) {
        const key = name?.value.toLowerCase() ?? '';
        if (name !== undefined && seen.has(key))
          yield { start: name.start, end: name.end, message: `A stage before it is called ${name.value}, too.` };
        seen.add(key);
      }
    },
  },
});
