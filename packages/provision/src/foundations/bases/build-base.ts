import type { BootstrapBase, DebianCodename } from '../definition/define-foundation.ts';

const PYTHON: Record<DebianCodename, string> = { trixie: '3.13', bookworm: '3.11' };

/** Documentation and translations, as the public slim images leave them out too. */
const DOCUMENTATION: readonly string[] = [
  'usr/share/doc/**',
  '!usr/share/doc/*',
  '!usr/share/doc/*/copyright',
  'usr/share/{man,info,lintian,locale,gdb,javascript,bug}/**',
  '!usr/share/{man,locale}',
  'var/cache/debconf/*-old',
  'var/lib/dpkg/*-old',
];

/**
 * Debian with compilers, git and Python: one base for the build images of Node (node-gyp needs Python) and of Python, so
 * that both share one layer. Recommended packages are left out.
 */
export function buildBase(debian: DebianCodename): BootstrapBase {
  return {
    include: [
      'ca-certificates',
      'g++',
      'git',
      'libpq-dev',
      'make',
      'pkg-config',
      'python3',
      'python3-dev',
      'python3-pip',
      'python3-venv',
      'tini',
      'tzdata',
    ],
    omit: [
      ...DOCUMENTATION,
      // Link-time optimisation and sanitizers: 110 MB that compiling an add-on never touches.
      'usr/bin/*lto-dump*',
      'usr/libexec/gcc/*/*/lto1',
      'usr/lib/gcc/*/*/{lto1,lib*san.a,lib*san_preinit.o}',
      'usr/lib/*/lib{asan,tsan,lsan,hwasan,ubsan}.so*',
      'usr/lib/*/{libcrypto,libssl,libc_nonshared_static,libgprofng,libmvec,libm-*}.a',
      'usr/lib/*/{libgprofng.so*,gprofng}',
      'usr/bin/gp-*',
      'usr/bin/*gprofng*',
      `usr/lib/python${PYTHON[debian]}/EXTERNALLY-MANAGED`,
      // Byte code that Python writes while a package's script imports these modules: its bytes depend on the import.
      'usr/share/python3/debpython/__pycache__/*',
      `usr/lib/python${PYTHON[debian]}/config-*/*.a`,
    ],
  };
}

/** Debian alone, with apt. */
export const plainBase: BootstrapBase = { include: [], omit: DOCUMENTATION };

export const BUILD_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
