import { defineRule } from '../define-rule.ts';
import { packageCommandOf } from '../dockerfile/package-command.ts';
import { scriptsOf } from '../dockerfile/shell-script.ts';

export default defineRule({
  id: 'stale-package-index',
  severity: 'medium',
  title: 'The package index is updated in a step of its own',
  fix: 'Join it with the installation: `RUN apt-get update && apt-get install -y …`.',
  also: { checkov: ['CKV_DOCKER_5'], trivy: ['DS-0017'], dockle: ['CIS-DI-0007'], cis: ['4.7'] },
  on: {
    *dockerfile(dockerfile) {
      for (const { script, instruction } of scriptsOf(dockerfile)) {
        const calls = script.commands.flatMap((command) => packageCommandOf(command) ?? []);
        const installs = calls.some(({ action }) =>
          /^(?:install|add|upgrade|dist-upgrade|full-upgrade|build-dep|in|satisfy)$/.test(action),
        );
        // A cache that is mounted is shared by the steps; another program may install what it needs.
        const isOnlyUpdate =
          script.commands.length === calls.length && !instruction.flags.some(({ name }) => name === 'mount');
        const update = calls.find(
          ({ manager, action }) => action === 'update' && /^(?:apt|apt-get|apk)$/.test(manager),
        );
        if (update?.actionAt === undefined || installs || !isOnlyUpdate) continue;
        const { start, end } = update.actionAt;
        yield {
          start,
          end,
          message: `${update.manager} update stands alone: a cached step keeps an old index for later installations.`,
        };
      }
    },
  },
});
