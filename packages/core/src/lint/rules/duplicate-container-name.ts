import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'duplicate-container-name',
  severity: 'high',
  title: 'Two services want one container name',
  fix: 'Take `container_name` away: compose names containers after project and service.',
  also: { dclint: ['no-duplicate-container-names'] },
  on: {
    *compose({ services }) {
      const seen = new Map<string, string>();
      for (const { name, value, at } of services) {
        const container = value.container_name;
        if (typeof container !== 'string') continue;
        const other = seen.get(container);
        if (other !== undefined)
          yield { ...at(['container_name']), message: `${name} and ${other} both want ${container}.` };
        seen.set(container, name);
      }
    },
  },
});
