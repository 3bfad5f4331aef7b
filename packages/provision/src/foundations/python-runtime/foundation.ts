import { RUNTIME_ENV, runtimeBase, runtimeOmit } from '../bases/runtime-base.ts';
import { type DebianCodename, defineFoundation, type FoundationVariant } from '../definition/define-foundation.ts';

export default defineFoundation({
  id: 'python-runtime',
  title: 'Python without a shell',
  variants: [
    pythonRuntime('3.13', 'trixie', 'gcr.io/distroless/python3-debian13', ['libssl3t64', 'libzstd1']),
    pythonRuntime('3.11', 'bookworm', 'gcr.io/distroless/python3-debian12', ['libssl3']),
  ],
});

function pythonRuntime(
  version: string,
  debian: DebianCodename,
  repository: string,
  tlsPackages: readonly string[],
): FoundationVariant {
  const python = `python${version}`;
  return {
    version,
    debian,
    standsInFor: [{ repository, tags: 'any' }],
    steps: [
      ...runtimeBase,
      {
        unpack: [
          `${python}-minimal`,
          `lib${python}-minimal`,
          `lib${python}-stdlib`,
          'libbz2-1.0',
          'libexpat1',
          'libffi8',
          'liblzma5',
          'libsqlite3-0',
          'libuuid1',
          'media-types',
          'zlib1g',
          ...tlsPackages,
        ],
      },
      { link: 'usr/bin/python3', to: python },
      { link: 'usr/bin/python', to: python },
      { directory: `usr/local/lib/${python}/dist-packages` },
      { byteCode: version },
    ],
    omit: [...runtimeOmit, ...withoutTools(`usr/lib/${python}`)],
    config: {
      env: { ...RUNTIME_ENV, LANG: 'C.UTF-8' },
      entrypoint: ['/usr/bin/tini-static', '--', `/usr/bin/${python}`],
      user: '65532:65532',
      workingDir: '/home/nonroot',
    },
  };
}

/** Parts of Python that no server needs, and what came with it. */
function withoutTools(library: string): string[] {
  return [
    `${library}/{pydoc_data,ensurepip,lib2to3,idlelib,turtledemo,tkinter,curses,test,distutils,__phello__}/**`,
    `${library}/{pydoc_data,ensurepip,lib2to3,idlelib,turtledemo,tkinter,curses,test,distutils,__phello__}`,
    // The decimal module in Python stands in where the one in C can't be built.
    `${library}/{turtle,antigravity,this,sitecustomize,_pydecimal}.py`,
    `${library}/__pycache__/{turtle,antigravity,this,sitecustomize,_pydecimal}.*`,
    'usr/lib/*/libexpatw.*',
    `${library}/config-*/**`,
    `${library}/config-*`,
    `${library}/_pyrepl/**`,
    `${library}/EXTERNALLY-MANAGED`,
    // Their libraries (terminal handling, Berkeley DB, translations of the test suite) are left out.
    `${library}/lib-dynload/{readline,_curses,_curses_panel,_dbm,_gdbm,_test*,_xxtestfuzz,_ctypes_test,xxlimited*}.*`,
    'usr/share/{python3,binfmts,apport,applications,pixmaps}/**',
    'usr/share/{python3,binfmts,apport,applications,pixmaps}',
    'usr/bin/{pdb*,pydoc*,pygettext*}',
  ];
}
