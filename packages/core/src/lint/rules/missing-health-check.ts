import { recordOf } from '../compose/linted-compose.ts';
import { defineRule } from '../define-rule.ts';
import { startsAsRoot } from '../dockerfile/known-bases.ts';
import { chainOf, lastOf } from '../dockerfile/linted-dockerfile.ts';

export default defineRule({
  id: 'missing-health-check',
  severity: 'low',
  title: 'Nothing asks whether the program still works',
  fix: 'Add `HEALTHCHECK CMD […]` that asks the program itself, with what the image has.',
  also: {
    hadolint: ['DL3057'],
    checkov: ['CKV_DOCKER_2'],
    trivy: ['DS-0026'],
    dockle: ['CIS-DI-0006'],
    cis: ['4.6', '5.27'],
  },
  on: {
    *dockerfile({ final }) {
      // A job or a tool has nothing to answer; who exposes a port serves something. An unknown base may bring a check.
      if (final?.base === undefined || !startsAsRoot(final)) return;
      const exposes = chainOf(final).flatMap(
        ({ instructions }) => instructions.find(({ name }) => name === 'EXPOSE') ?? [],
      )[0];
      if (exposes === undefined || lastOf(final, 'HEALTHCHECK') !== undefined) return;
      yield { ...exposes.argument, message: 'A port is exposed, and no HEALTHCHECK asks whether it is served.' };
    },
    *compose({ services }) {
      for (const { name, value, at } of services) {
        const check = recordOf(value.healthcheck);
        const [first] = Array.isArray(check?.test) ? check.test : [check?.test];
        if (check?.disable !== true && first !== 'NONE') continue;
        yield {
          ...at(['healthcheck']),
          message: `Service ${name} turns its health check off.`,
          fix: 'Give it a check that succeeds when the program works, instead of none.',
        };
      }
    },
  },
});
