import type { ServicePlan } from '../../model/index.ts';
import { basename } from '../../text/path.ts';
import type { Installation, InstallationScope } from '../define-package-manager.ts';
import { DEVELOPMENT_TOOLS, SITE_PACKAGES, VIRTUAL_ENVIRONMENT } from '../python-layout.ts';

export const installation: Installation = {
  credentials: [
    { file: 'pip.conf', target: '/etc/pip.conf' },
    { file: '.netrc', target: '/root/.netrc' },
  ],
  expands: ['requirements.txt'],
  manifests: (service, scope) => [...requirementsFiles(service, scope), ...includedFiles(service)],
  install: (service, scope) => {
    const requirements = requirementsFiles(service, scope).map((file) => `--requirement=${file}`);
    const install = `pip install --no-compile${scope === 'production' ? ` --target=${SITE_PACKAGES}` : ''}`;
    return {
      caches: [{ type: 'cache', id: 'pip', target: '/root/.cache/pip' }],
      commands: [
        ...(scope === 'development' ? [`python3 -m venv ${VIRTUAL_ENVIRONMENT}`] : []),
        `${install} ${requirements.join(' ')}`,
        // On its own, because it has no hash where the requirements all have one.
        ...(scope === 'development' ? [`${install} ${DEVELOPMENT_TOOLS}`] : []),
      ],
    };
  },
};

function requirementsFiles({ packageManager, tests }: ServicePlan, scope: InstallationScope): string[] {
  const production = basename(packageManager.lockfile ?? packageManager.manifest);
  const forTests = scope === 'development' ? tests?.requirements : undefined;
  return forTests === undefined ? [production] : [production, forTests];
}

/** What the requirements read, each at its own place beside them. */
function includedFiles({ traits }: ServicePlan): string[] {
  return typeof traits.includedFiles === 'string' ? traits.includedFiles.split(', ') : [];
}
