import { BUILD_PATH, buildBase } from '../bases/build-base.ts';
import { type DebianCodename, defineFoundation, type FoundationVariant } from '../definition/define-foundation.ts';

export default defineFoundation({
  id: 'python-build',
  title: 'Python with pip, venv, compilers and the PostgreSQL client headers',
  variants: [pythonBuild('3.13', 'trixie', 'python3.13-gdbm'), pythonBuild('3.11', 'bookworm', 'python3-gdbm')],
});

function pythonBuild(version: string, debian: DebianCodename, gdbm: string): FoundationVariant {
  const python = `python${version}`;
  return {
    version,
    debian,
    standsInFor: [{ repository: 'python', tags: [`${version}-slim-${debian}`, `${version}-${debian}`] }],
    base: buildBase(debian),
    steps: [
      // The public image has the whole standard library; Debian keeps `dbm.gnu` apart.
      { unpack: [gdbm] },
      // The public image has its interpreter in /usr/local/bin, and files name it by that path.
      { link: 'usr/local/bin/python', to: '/usr/bin/python3' },
      { link: 'usr/local/bin/python3', to: '/usr/bin/python3' },
      { link: `usr/local/bin/${python}`, to: `/usr/bin/${python}` },
      { link: 'usr/local/bin/pip', to: '/usr/bin/pip3' },
      { link: 'usr/local/bin/pip3', to: '/usr/bin/pip3' },
      { directory: `usr/local/lib/${python}/dist-packages` },
      // Debian installs into dist-packages; Dockerfiles copy site-packages, as it is called everywhere else.
      { link: `usr/local/lib/${python}/site-packages`, to: 'dist-packages' },
    ],
    omit: [],
    config: { env: { PATH: BUILD_PATH, LANG: 'C.UTF-8', PYTHON_VERSION: version }, cmd: ['python3'] },
  };
}
