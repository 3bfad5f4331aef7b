import { placeholder } from '../placeholder.mjs';

const folder = 'packages/core/src/package-managers';

/** One without an installation is known and refused by its name. */
export const kind = {
  folder,
  entry: '*/installation.ts',
  companions: (id) => [`${folder}/${id}/package-manager.ts`],
};

export function filesFor(id) {
  return {
    [`${folder}/${id}/package-manager.ts`]: `import { definePackageManager } from '../define-package-manager.ts';
import { installation } from './installation.ts';

export default definePackageManager({
  id: '${id}',
  name: '${placeholder('as people write it')}',
  language: 'node',
  manifest: 'package.json',
  lockfiles: ['${placeholder('the name of its lockfile')}'],
  lockCommand: '${placeholder('the command that makes a missing lockfile')}',
  installation,
});
`,
    [`${folder}/${id}/installation.ts`]: `import type { Installation } from '../define-package-manager.ts';

export const installation: Installation = {
  manifests: () => ['package.json', '${placeholder('the name of its lockfile')}'],
  install: (_service, scope) => ({
    caches: [{ type: 'cache', id: '${id}', target: '${placeholder('the folder of its cache')}' }],
    // It must fail when the lockfile does not hold everything.
    commands: [scope === 'production' ? '${placeholder('frozen, without development')}' : '${placeholder('frozen')}'],
  }),
  runScript: (script) => ['${id}', 'run', script],
};
`,
  };
}
