import type { FoundationVariant } from '../definition/define-foundation.ts';
import { runtimeBase, runtimeOmit } from './runtime-base.ts';

const OWNER = { uid: 999, gid: 999 };

/** A server of Redis' family: `product` is what its programs and packages are called after. */
interface KeyValueServer {
  product: 'redis' | 'valkey';
  repository: string;
  version: string;
  tags: readonly string[];
}

/** A server that keeps its data in `/data` and takes the same commands as its public image. */
export function keyValueServer({ product, repository, version, tags }: KeyValueServer): FoundationVariant {
  return {
    version,
    debian: 'trixie',
    standsInFor: [{ repository, tags }],
    steps: [
      ...runtimeBase,
      { unpack: [`${product}-server`, `${product}-tools`], only: ['usr/bin/**', 'usr/share/doc/**'] },
      {
        unpack: [
          ...[
            'libatomic1',
            'libcap-ng0',
            'libcap2',
            'libjemalloc2',
            'liblzf1',
            'libssl3t64',
            'libsystemd0',
            'libzstd1',
            'zlib1g',
          ],
        ],
      },
      // The password comes by a file, which a shell puts into the configuration.
      { unpack: ['busybox-static'], only: ['usr/bin/**', 'usr/share/doc/**'] },
      { unpack: ['util-linux'], only: ['usr/bin/setpriv', 'usr/share/doc/**'] },
      ...['sh', 'cat', 'chown', 'find', 'id', 'ls', 'sleep'].map((applet) => ({
        link: `usr/bin/${applet}`,
        to: 'busybox',
      })),
      // Under both names, as in the public image.
      ...(product === 'redis'
        ? []
        : ['server', 'cli'].map((program) => ({ link: `usr/bin/redis-${program}`, to: `${product}-${program}` }))),
      { append: 'etc/passwd', text: `${product}:x:999:999::/data:/sbin/nologin\n` },
      { append: 'etc/group', text: `${product}:x:999:\n` },
      { write: 'usr/local/bin/docker-entrypoint.sh', text: entrypoint(product), mode: 0o755 },
      { directory: 'data', owner: OWNER },
    ],
    omit: [...runtimeOmit, 'usr/bin/{redis,valkey}-{benchmark,sentinel}', 'usr/share/bash-completion/**'],
    config: {
      env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' },
      entrypoint: ['docker-entrypoint.sh'],
      cmd: [`${product}-server`],
      user: '999:999',
      workingDir: '/data',
      volumes: ['/data'],
      exposedPorts: ['6379/tcp'],
    },
  };
}

/** Options alone are for the server; started as root, it takes over its data and drops to the numeric user. */
function entrypoint(product: KeyValueServer['product']): string {
  return `#!/usr/bin/sh
set -eu

if [ "\${1#-}" != "$1" ] || [ "\${1%.conf}" != "$1" ]; then set -- ${product}-server "$@"; fi

case "$1" in
  redis-server | valkey-server)
    if [ "$(id -u)" = 0 ]; then
      chown -R 999:999 /data
      exec setpriv --reuid=999 --regid=999 --clear-groups "$0" "$@"
    fi
    ;;
esac

exec "$@"
`;
}
