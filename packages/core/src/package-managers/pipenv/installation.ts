import { exportedInstallation } from '../exported-requirements.ts';

/** Its lockfiles name no version; this one reads those of all before. */
const VERSION = '2026.10.3';

export const installation = exportedInstallation({
  program: 'pipenv',
  packages: () => [`pipenv==${VERSION}`],
  manifests: ['Pipfile', 'Pipfile.lock'],
  export: ({ program, scope, file }) => [
    `${program} verify`,
    `${program} requirements --hash${scope === 'development' ? ' --dev' : ''} > ${file}`,
  ],
});
