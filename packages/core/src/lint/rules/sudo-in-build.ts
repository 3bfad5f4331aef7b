import { defineRule } from '../define-rule.ts';
import { scriptsOf } from '../dockerfile/shell-script.ts';

export default defineRule({
  id: 'sudo-in-build',
  severity: 'medium',
  title: 'A build step uses sudo',
  fix: 'Do what needs root before `USER`, or step back with `USER root` for that instruction.',
  also: { hadolint: ['DL3004'], checkov: ['CKV2_DOCKER_1'], trivy: ['DS-0010'], dockle: ['DKL-DI-0001'] },
  on: {
    *dockerfile(dockerfile) {
      for (const { script } of scriptsOf(dockerfile)) {
        for (const { name, nameAt } of script.commands)
          if (name === 'sudo') yield { ...nameAt, message: 'sudo is run in a build step.' };
      }
    },
  },
});
