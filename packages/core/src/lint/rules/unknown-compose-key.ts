import { serviceKeys, topKeys } from '../compose/known-keys.ts';
import { recordOf } from '../compose/linted-compose.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'unknown-compose-key',
  severity: 'high',
  title: 'A key is none that compose knows',
  fix: 'Correct the key; what is your own begins with `x-`.',
  also: { dclint: ['invalid-schema'] },
  on: {
    *compose({ value, services, at }) {
      for (const key of Object.keys(value)) {
        if (!topKeys.has(key) && !key.startsWith('x-') && recordOf(value.services) !== undefined)
          yield { ...at([key]), message: `${key} means nothing at the top of a compose file.` };
      }
      for (const service of services) {
        for (const key of Object.keys(service.value)) {
          if (!serviceKeys.has(key) && !key.startsWith('x-'))
            yield { ...service.at([key]), message: `${key} means nothing to compose, in service ${service.name}.` };
        }
      }
    },
  },
});
