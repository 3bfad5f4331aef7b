import { secretsInVariables } from '../../secrets/index.ts';
import { withDefaults } from '../compose/interpolation.ts';
import { listOf, recordOf } from '../compose/linted-compose.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'inline-secret',
  severity: 'high',
  title: 'A secret stands in the compose file',
  fix: 'Put it into a file below `secrets:` and name it in `NAME_FILE`, or hand it over from outside (`${NAME:?}`).',
  also: { 'compose-lint': ['CL-0020', 'CL-0021'] },
  on: {
    *compose({ services }) {
      for (const { name, value, at } of services) {
        const variables = listOf(value.environment).map(filledIn);
        const keys = recordOf(value.environment) === undefined ? undefined : Object.keys(value.environment as object);
        for (const [index, variable] of variables.entries()) {
          for (const secret of secretsInVariables([variable]))
            yield {
              ...at(['environment', keys?.[index] ?? index]),
              message: `Service ${name} has the value of ${secret} in the file.`,
            };
        }
        const args = listOf(recordOf(value.build)?.args).map(filledIn);
        for (const secret of secretsInVariables(args))
          yield {
            ...at(['build', 'args']),
            message: `The build of ${name} is given the value of ${secret} as an argument, which stays in the image's history.`,
          };
      }
    },
  },
});

/** `${NAME:-secret}` holds one, `${NAME:?why}` does not. */
function filledIn(variable: unknown): string {
  return withDefaults(String(variable));
}
