import type { ServicePlan } from '../model/index.ts';
import type { Installation, InstallationScope } from './define-package-manager.ts';
import { DEVELOPMENT_TOOLS, SITE_PACKAGES, VIRTUAL_ENVIRONMENT } from './python-layout.ts';

/** Where the tool lives that reads the lockfile: apart, so that nothing of it is among the project's packages. */
const TOOL = '/opt/package-manager';
const REQUIREMENTS = '/tmp/requirements.txt';

/** A manager that hands its lockfile to pip: as a list of exact versions and hashes. */
export interface Exporting {
  program: string;
  /** What is installed of it, with versions. */
  packages(service: ServicePlan): readonly string[];
  manifests: readonly string[];
  /** Commands that check the lockfile and write the list to `file`; `program` is its path. */
  export(given: { program: string; scope: InstallationScope; file: string }): string[];
}

/** Installs by pip what the manager exports: nothing of the manager is in any image that runs. */
export function exportedInstallation({ program, packages, manifests, export: write }: Exporting): Installation {
  return {
    credentials: [
      { file: 'pip.conf', target: '/etc/pip.conf' },
      { file: '.netrc', target: '/root/.netrc' },
    ],
    manifests: () => [...manifests],
    setUp: (service) => ({
      caches: [{ type: 'cache', id: 'pip', target: '/root/.cache/pip' }],
      commands: [
        `python3 -m venv ${TOOL}`,
        `${TOOL}/bin/pip install ${packages(service)
          .map((one) => `'${one}'`)
          .join(' ')}`,
      ],
    }),
    install: (_service, scope) => {
      const install = `pip install --no-compile${scope === 'production' ? ` --target=${SITE_PACKAGES}` : ''}`;
      return {
        caches: [{ type: 'cache', id: 'pip', target: '/root/.cache/pip' }],
        commands: [
          ...(scope === 'development' ? [`python3 -m venv ${VIRTUAL_ENVIRONMENT}`] : []),
          ...write({ program: `${TOOL}/bin/${program}`, scope, file: REQUIREMENTS }),
          // The list is complete, so that nothing is chosen by pip.
          `${install} --no-deps --requirement=${REQUIREMENTS}`,
          ...(scope === 'development' ? [`${install} ${DEVELOPMENT_TOOLS}`] : []),
        ],
      };
    },
  };
}
