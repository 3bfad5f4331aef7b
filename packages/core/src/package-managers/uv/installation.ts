import type { Installation } from '../define-package-manager.ts';
import { DEVELOPMENT_TOOLS, SITE_PACKAGES, VIRTUAL_ENVIRONMENT } from '../python-layout.ts';

/** Used when the repository doesn't say which uv it wants. */
const DEFAULT_VERSION = '0.13.8';

export const installation: Installation = {
  credentials: [
    { file: 'uv.toml', target: '/app/uv.toml' },
    { file: '.netrc', target: '/root/.netrc' },
  ],
  manifests: () => ['pyproject.toml', 'uv.lock'],
  setUp: ({ packageManager }) => ({
    caches: [{ type: 'cache', id: 'pip', target: '/root/.cache/pip' }],
    commands: [`pip install uv==${packageManager.version ?? DEFAULT_VERSION}`],
  }),
  install: (_service, scope) => {
    const groups = scope === 'development' ? '--all-groups' : '--no-dev';
    const install = `uv pip install${scope === 'production' ? ` --target=${SITE_PACKAGES}` : ''}`;
    return {
      caches: [{ type: 'cache', id: 'uv', target: '/root/.cache/uv' }],
      commands: [
        ...(scope === 'development' ? [`uv venv ${VIRTUAL_ENVIRONMENT}`] : []),
        `uv export --frozen ${groups} --no-emit-project --quiet --output-file=/tmp/requirements.txt`,
        `${install} --require-hashes --requirement=/tmp/requirements.txt`,
        ...(scope === 'development' ? [`${install} ${DEVELOPMENT_TOOLS}`] : []),
      ],
    };
  },
};
