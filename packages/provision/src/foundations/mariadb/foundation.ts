import { runtimeBase, runtimeOmit } from '../bases/runtime-base.ts';
import { defineFoundation } from '../definition/define-foundation.ts';
import { MARIADB_ENTRYPOINT } from './entrypoint.ts';

/** Names of clients are other containers, of which only addresses are of use. */
const CONFIGURATION = `[client-server]
socket=/run/mysqld/mysqld.sock

[mariadbd]
datadir=/var/lib/mysql
pid-file=/run/mysqld/mysqld.pid
host-cache-size=0
skip-name-resolve

!includedir /etc/mysql/conf.d/
`;

const OWNER = { uid: 999, gid: 999 };

export default defineFoundation({
  id: 'mariadb',
  title: 'MariaDB',
  variants: [
    {
      version: '11.8',
      debian: 'trixie',
      // 11.8 is the last of its major version.
      standsInFor: [{ repository: 'mariadb', tags: ['11.8', '11'] }],
      steps: [
        ...runtimeBase,
        {
          unpack: ['mariadb-server-core'],
          only: ['usr/bin/**', 'usr/sbin/**', 'usr/share/mariadb/**', 'usr/share/doc/**'],
        },
        { unpack: ['mariadb-client-core'], only: ['usr/bin/**', 'usr/share/doc/**'] },
        {
          unpack: ['mariadb-client'],
          only: [...['admin', 'dump', 'tzinfo-to-sql'].map((name) => `usr/bin/mariadb-${name}`), 'usr/share/doc/**'],
        },
        {
          unpack: [
            ...[
              'libaio1t64',
              'libbsd0',
              'libcap-ng0',
              'libcap2',
              'libcrypt1',
              'libedit2',
              'libmd0',
              'libncurses6',
              'libnuma1',
            ],
            ...['libpcre2-8-0', 'libssl3t64', 'libsystemd0', 'libtinfo6', 'liburing2', 'libzstd1', 'zlib1g'],
          ],
        },
        // The program that makes the first tables is a script, and so are health checks and init files of users.
        { unpack: ['bash', 'busybox-static'], only: ['usr/bin/**', 'usr/share/doc/**'] },
        { unpack: ['util-linux'], only: ['usr/bin/setpriv', 'usr/share/doc/**'] },
        ...['sh', 'basename', 'cat', 'chmod', 'chown', 'cut', 'date', 'dirname', 'env', 'find', 'grep'].map(busybox),
        ...['gunzip', 'gzip', 'head', 'hostname', 'id', 'kill', 'ls', 'mkdir', 'mktemp', 'mv', 'rm', 'sed'].map(
          busybox,
        ),
        ...['sleep', 'sort', 'tail', 'test', 'touch', 'tr', 'true', 'uname', 'unxz', 'wc', 'xargs'].map(busybox),
        { append: 'etc/passwd', text: 'mysql:x:999:999::/var/lib/mysql:/sbin/nologin\n' },
        { append: 'etc/group', text: 'mysql:x:999:\n' },
        { write: 'etc/mysql/my.cnf', text: CONFIGURATION },
        { write: 'usr/local/bin/docker-entrypoint.sh', text: MARIADB_ENTRYPOINT, mode: 0o755 },
        { link: 'var/run', to: '/run' },
        { directory: 'run/mysqld', mode: 0o1777, owner: OWNER },
        { directory: 'etc/mysql/conf.d' },
        { directory: 'docker-entrypoint-initdb.d' },
        { directory: 'usr/lib/mysql/plugin' },
        { directory: 'var/lib/mysql', mode: 0o750, owner: OWNER },
      ],
      omit: [...runtimeOmit, 'usr/bin/{bashbug,innochecksum,mariadb-check,mysqlcheck}', 'usr/share/mariadb/*.sh'],
      config: {
        env: {
          PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
          LANG: 'C.UTF-8',
          MARIADB_VERSION: '11.8',
        },
        entrypoint: ['docker-entrypoint.sh'],
        cmd: ['mariadbd'],
        user: '999:999',
        volumes: ['/var/lib/mysql'],
        exposedPorts: ['3306/tcp'],
      },
    },
  ],
});

function busybox(applet: string) {
  return { link: `usr/bin/${applet}`, to: 'busybox' };
}
