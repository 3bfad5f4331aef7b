import { BUILD_PATH, buildBase } from '../bases/build-base.ts';
import { defineFoundation, type FoundationVariant } from '../definition/define-foundation.ts';

/** The major version of npm that each Node release line ships. */
const NPM: Record<string, string> = { '20': '10', '22': '10', '24': '11' };

export default defineFoundation({
  id: 'node-build',
  title: 'Node.js with npm, corepack, git, compilers and Node headers',
  variants: ['20', '22', '24'].map(nodeBuild),
});

function nodeBuild(major: string): FoundationVariant {
  const owner = { uid: 1000, gid: 1000 };
  return {
    version: major,
    debian: 'trixie',
    standsInFor: [{ repository: 'node', tags: [`${major}-trixie-slim`, `${major}-trixie`] }],
    base: buildBase('trixie'),
    steps: [
      {
        npm: 'node-linux-{npmArchitecture}',
        range: major,
        files: {
          'bin/node': 'usr/local/bin/node',
          'include/node': 'usr/local/include/node',
          LICENSE: 'usr/local/LICENSE',
        },
      },
      { strip: 'usr/local/bin/node' },
      { npm: 'npm', range: NPM[major] ?? 'latest', files: { '': 'usr/local/lib/node_modules/npm' } },
      // 0.34 is the last line of corepack that runs on every Node version here.
      { npm: 'corepack', range: '0.34', files: { '': 'usr/local/lib/node_modules/corepack' } },
      { executable: 'usr/local/lib/node_modules/npm/bin/npm-cli.js' },
      { executable: 'usr/local/lib/node_modules/npm/bin/npx-cli.js' },
      { executable: 'usr/local/lib/node_modules/corepack/dist/corepack.js' },
      { link: 'usr/local/bin/npm', to: '../lib/node_modules/npm/bin/npm-cli.js' },
      { link: 'usr/local/bin/npx', to: '../lib/node_modules/npm/bin/npx-cli.js' },
      { link: 'usr/local/bin/corepack', to: '../lib/node_modules/corepack/dist/corepack.js' },
      { link: 'usr/local/bin/nodejs', to: 'node' },
      { append: 'etc/passwd', text: 'node:x:1000:1000::/home/node:/bin/bash\n' },
      { append: 'etc/group', text: 'node:x:1000:\n' },
      { append: 'etc/shadow', text: 'node:!:20000:0:99999:7:::\n' },
      { directory: 'home/node', mode: 0o755, owner },
    ],
    omit: [
      'usr/local/lib/node_modules/npm/{docs,man}/**',
      'usr/local/lib/node_modules/npm/{docs,man}',
      // OpenSSL's headers for 20 other systems: 60 MB.
      'usr/local/include/node/openssl/archs/**',
      '!usr/local/include/node/openssl/archs/linux-{x86_64,aarch64}',
      '!usr/local/include/node/openssl/archs/linux-{x86_64,aarch64}/**',
    ],
    config: {
      // node-gyp would otherwise download the headers from a site that may be out of reach.
      env: { PATH: BUILD_PATH, NODE_VERSION: '{nodeVersion}', npm_config_nodedir: '/usr/local' },
      cmd: ['node'],
    },
  };
}
