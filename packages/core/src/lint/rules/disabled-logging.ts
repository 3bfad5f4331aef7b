import { recordOf } from '../compose/linted-compose.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'disabled-logging',
  severity: 'medium',
  title: 'Nothing is logged',
  fix: 'Take `driver: none` away; limit the size instead (`max-size`, `max-file`).',
  also: { 'compose-lint': ['CL-0014'] },
  on: {
    *compose({ services }) {
      for (const { name, value, at } of services) {
        if (recordOf(value.logging)?.driver === 'none')
          yield { ...at(['logging', 'driver']), message: `What service ${name} says is thrown away.` };
      }
    },
  },
});
