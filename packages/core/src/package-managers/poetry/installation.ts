import { exportedInstallation } from '../exported-requirements.ts';

/** Used for lockfiles that don't say by which Poetry they were made, and those of older ones. */
export const OLDEST_VERSION = '1.8.5';

/** The last release of the plug-in for each major version of Poetry. */
const plugins: Readonly<Record<string, string>> = { '1': '1.8.0', '2': '1.10.1' };

export const installation = exportedInstallation({
  program: 'poetry',
  packages: ({ packageManager: { version = OLDEST_VERSION } }) => [
    `poetry==${version}`,
    `poetry-plugin-export==${plugins[version.split('.')[0] as string] ?? plugins['2']}`,
  ],
  manifests: ['pyproject.toml', 'poetry.lock'],
  export: ({ program, scope, file }) => [
    `${program} check --lock`,
    `${program} export ${scope === 'development' ? '--all-groups' : '--only=main'} --output=${file}`,
  ],
});
