import { defineRule } from '../define-rule.ts';
import { startsAsRoot } from '../dockerfile/known-bases.ts';
import { lastOf, rootImageOf } from '../dockerfile/linted-dockerfile.ts';

export default defineRule({
  id: 'root-user',
  severity: 'high',
  title: 'The image or service runs as root',
  fix: 'Add a numeric `USER 65532:65532` as the last step of the final stage, or `user:` to the service in compose.',
  also: {
    hadolint: ['DL3002'],
    checkov: ['CKV_DOCKER_3', 'CKV_DOCKER_8'],
    trivy: ['DS-0002'],
    dockle: ['CIS-DI-0001'],
    cis: ['4.1'],
    'compose-lint': ['CL-0018'],
  },
  on: {
    *dockerfile({ final }) {
      if (final === undefined) return;
      // A stage of files alone, which a build only hands out, runs nothing.
      const runs = !final.isScratch || lastOf(final, 'CMD') !== undefined || lastOf(final, 'ENTRYPOINT') !== undefined;
      const user = lastOf(final, 'USER');
      const name = user?.words[0]?.value ?? '';
      if (user !== undefined && isRoot(name)) yield { ...user.argument, message: `The last USER is ${name}.` };
      else if (user === undefined && runs && startsAsRoot(final) && final.base !== undefined) {
        yield { ...final.base, message: `No USER is set, and ${rootImageOf(final) ?? 'scratch'} runs as root.` };
      }
    },
    *compose({ services }) {
      for (const { name, value, at } of services) {
        const user = String(value.user ?? '');
        if (isRoot(user)) yield { ...at(['user']), message: `Service ${name} is run as user ${user}.` };
      }
    },
  },
});

function isRoot(user: string): boolean {
  return /^(?:root|0+)(?::.*)?$/.test(user);
}
