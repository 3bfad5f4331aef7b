import { recordOf } from '../compose/linted-compose.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'missing-restart-policy',
  severity: 'low',
  title: 'Nothing starts a service again when it ends',
  fix: 'Add `restart: unless-stopped` (`on-failure:5` for a job), or `restart: "no"` where it is to end.',
  also: { cis: ['5.15'] },
  on: {
    *compose({ services }) {
      for (const { name, value, key, isWhole } of services) {
        const isDeployed = recordOf(value.deploy)?.restart_policy !== undefined;
        if (isWhole && value.restart === undefined && !isDeployed && value.profiles === undefined)
          yield { ...key, message: `Service ${name} stays away once it ended, also after the machine started anew.` };
      }
    },
  },
});
