import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'oom-exemption',
  severity: 'medium',
  title: 'A service is spared when memory runs out',
  fix: 'Take it away, and give the service a memory limit that it fits.',
  also: {},
  on: {
    *compose({ services }) {
      for (const { name, value, at } of services) {
        if (value.oom_kill_disable === true)
          yield {
            ...at(['oom_kill_disable']),
            message: `Service ${name} is never killed when memory runs out; another process is.`,
          };
        else if (Number(value.oom_score_adj) <= -500)
          yield {
            ...at(['oom_score_adj']),
            message: `Service ${name} is killed last (oom_score_adj ${value.oom_score_adj}); another process is first.`,
          };
      }
    },
  },
});
