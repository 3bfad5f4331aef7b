import { isDatastore } from '../compose/datastore-images.ts';
import { recordOf } from '../compose/linted-compose.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'unawaited-dependency',
  severity: 'medium',
  title: 'A service starts before its datastore answers',
  fix: 'Write `depends_on: { db: { condition: service_healthy } }`, and give the datastore a health check.',
  also: {},
  on: {
    *compose({ services }) {
      const stores = new Map(services.filter(isDatastore).map((service) => [service.name, service]));
      for (const { name, value, at } of services) {
        const { depends_on } = value;
        const names = Array.isArray(depends_on) ? depends_on.map(String) : Object.keys(recordOf(depends_on) ?? {});
        for (const [index, other] of names.entries()) {
          const condition = recordOf(recordOf(depends_on)?.[other])?.condition;
          if (!stores.has(other) || condition === 'service_healthy' || condition === 'service_completed_successfully')
            continue;
          yield {
            ...at(['depends_on', Array.isArray(depends_on) ? index : other]),
            message: `${name} waits until ${other} was started, not until it answers.`,
          };
        }
      }
    },
  },
});
