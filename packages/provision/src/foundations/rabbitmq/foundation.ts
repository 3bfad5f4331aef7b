import { runtimeBase, runtimeOmit } from '../bases/runtime-base.ts';
import { defineFoundation } from '../definition/define-foundation.ts';

const OWNER = { uid: 999, gid: 999 };
const HOME = '/var/lib/rabbitmq';

/** As in the public image: clients are other containers, and what it says goes to its output. */
const CONFIGURATION = `loopback_users.guest = false
log.console = true
`;

/** Started as root, it takes over its data and drops to the numeric user. */
const ENTRYPOINT = `#!/usr/bin/sh
set -eu

case "$1" in
  rabbitmq*)
    if [ "$(id -u)" = 0 ]; then
      chown -R 999:999 ${HOME}
      exec setpriv --reuid=999 --regid=999 --clear-groups "$0" "$@"
    fi
    ;;
esac

exec "$@"
`;

/** What the server is built on; it names all of them as its own needs. */
const ERLANG = [
  ...['asn1', 'crypto', 'eldap', 'inets', 'mnesia', 'os-mon', 'parsetools', 'public-key', 'runtime-tools', 'ssl'],
  ...['syntax-tools', 'tools', 'xmerl'],
];

export default defineFoundation({
  id: 'rabbitmq',
  title: 'RabbitMQ',
  variants: [
    {
      version: '4',
      debian: 'trixie',
      standsInFor: [{ repository: 'rabbitmq', tags: ['4', '4.0'] }],
      steps: [
        ...runtimeBase,
        { unpack: ['rabbitmq-server'], only: ['usr/lib/rabbitmq/**', 'usr/share/doc/**'] },
        { unpack: ['erlang-base'], only: ['usr/bin/**', 'usr/lib/erlang/**', 'usr/share/doc/**'] },
        { unpack: ERLANG.map((part) => `erlang-${part}`), only: ['usr/lib/erlang/**', 'usr/share/doc/**'] },
        { unpack: ['libcap2', 'libcap-ng0', 'libssl3t64', 'libsystemd0', 'libtinfo6', 'libzstd1', 'zlib1g'] },
        // Server and tools are started by scripts, and the server asks the disk's free space of one.
        { unpack: ['busybox-static'], only: ['usr/bin/**', 'usr/share/doc/**'] },
        { unpack: ['util-linux'], only: ['usr/bin/setpriv', 'usr/share/doc/**'] },
        ...['sh', 'base64', 'basename', 'cat', 'chmod', 'chown', 'date', 'df', 'dirname', 'env', 'expr'].map(busybox),
        ...['grep', 'head', 'hostname', 'id', 'kill', 'ls', 'mkdir', 'mktemp', 'mv', 'ps', 'readlink'].map(busybox),
        ...['realpath', 'rm', 'sed', 'sleep', 'stat', 'test', 'touch', 'tr', 'true', 'uname'].map(busybox),
        { append: 'etc/passwd', text: `rabbitmq:x:999:999::${HOME}:/sbin/nologin\n` },
        { append: 'etc/group', text: 'rabbitmq:x:999:\n' },
        { write: 'etc/rabbitmq/conf.d/10-defaults.conf', text: CONFIGURATION },
        { write: 'usr/local/bin/docker-entrypoint.sh', text: ENTRYPOINT, mode: 0o755 },
        { directory: 'var/log/rabbitmq', owner: OWNER },
        { directory: 'var/lib/rabbitmq', mode: 0o750, owner: OWNER },
      ],
      omit: [
        ...runtimeOmit,
        'usr/lib/rabbitmq/autocomplete/**',
        'usr/lib/rabbitmq/lib/*/{escript,sbin}/{rabbitmq-streams,rabbitmq-upgrade,vmware-rabbitmq}',
        'usr/lib/rabbitmq/bin/{rabbitmq-streams,rabbitmq-upgrade,vmware-rabbitmq,rabbitmq-script-wrapper,rabbitmq-server-wait}',
        'usr/lib/rabbitmq/lib/*/plugins/rabbitmq_*_examples-*/**',
        'usr/bin/rabbitmqadmin',
        'usr/lib/erlang/lib/*/{examples,priv/obj,src,include}/**',
      ],
      config: {
        env: {
          // Beside what they load. Debian's own wrappers want to be root, or to become somebody by name.
          PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/lib/rabbitmq/bin',
          LANG: 'C.UTF-8',
          HOME,
        },
        entrypoint: ['docker-entrypoint.sh'],
        cmd: ['rabbitmq-server'],
        user: '999:999',
        volumes: [HOME],
        exposedPorts: ['5672/tcp'],
      },
    },
  ],
});

function busybox(applet: string) {
  return { link: `usr/bin/${applet}`, to: 'busybox' };
}
