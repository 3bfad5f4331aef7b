import { exportedInstallation } from '../exported-requirements.ts';

/** Its lockfiles name no version; this one reads those of all before. */
const VERSION = '2.29.3';

/** What exports needs no environment of its own for the project. */
const settings = 'PDM_CHECK_UPDATE=0 PDM_USE_VENV=0';

export const installation = exportedInstallation({
  program: 'pdm',
  // With the versions of what it needs itself, which other releases of those have broken.
  packages: () => [`pdm[locked]==${VERSION}`],
  manifests: ['pyproject.toml', 'pdm.lock'],
  export: ({ program, scope, file }) => [
    `${settings} ${program} lock --check`,
    `${settings} ${program} export${scope === 'production' ? ' --prod' : ''} --output=${file}`,
  ],
});
