import type { Mount } from '../../dockerfile/stage.ts';
import type { ServicePlan } from '../../model/index.ts';
import type { Installation, InstallationScope } from '../define-package-manager.ts';
import { DEVELOPMENT_TOOLS, SITE_PACKAGES, VIRTUAL_ENVIRONMENT } from '../python-layout.ts';

/** Used when the repository doesn't say which uv it wants. */
const DEFAULT_VERSION = '0.13.8';

export const installation: Installation = {
  credentials: [
    { file: 'uv.toml', target: '/app/uv.toml' },
    { file: '.netrc', target: '/root/.netrc' },
  ],
  manifests: () => ['pyproject.toml', 'uv.lock'],
  installsMembers: true,
  setUp: ({ packageManager }) => ({
    caches: [{ type: 'cache', id: 'pip', target: '/root/.cache/pip' }],
    commands: [`pip install uv==${packageManager.version ?? DEFAULT_VERSION}`],
  }),
  install: ({ workspace }, scope) => {
    const groups = scope === 'development' ? '--all-groups' : '--no-dev';
    const own = workspace === undefined ? '--no-emit-project' : packageOf(workspace);
    const install = installInto(scope);
    return {
      caches: [CACHE],
      commands: [
        ...(scope === 'development' ? [`uv venv ${VIRTUAL_ENVIRONMENT}`] : []),
        `uv export --frozen ${groups} ${own} --quiet --output-file=/tmp/requirements.txt`,
        `${install} --require-hashes --requirement=/tmp/requirements.txt`,
        ...(scope === 'development' ? [`${install} ${DEVELOPMENT_TOOLS}`] : []),
      ],
    };
  },
  installMembers: (folders, scope) => ({
    caches: [CACHE],
    commands: [
      // Anew: what the cache keeps of a folder is told by its manifest alone.
      [
        `${installInto(scope)} --no-deps --refresh`,
        ...folders.map((folder) => `${scope === 'development' ? '--editable ' : ''}./${folder}`),
      ].join(' '),
    ],
  }),
};

const CACHE: Mount = { type: 'cache', id: 'uv', target: '/root/.cache/uv' };

function installInto(scope: InstallationScope): string {
  return `uv pip install${scope === 'production' ? ` --target=${SITE_PACKAGES}` : ''}`;
}

/** The last of the packages is the service's; the first the root's, which it may be itself. */
function packageOf({ packages }: NonNullable<ServicePlan['workspace']>): string {
  const name = packages.at(-1);
  return `${name === undefined ? '' : `--package=${name} `}--no-emit-workspace`;
}
