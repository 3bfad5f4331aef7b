import type { FoundationVariant, Step } from '../definition/define-foundation.ts';
import { POSTGRES_ENTRYPOINT } from './postgres-entrypoint.ts';
import { runtimeBase, runtimeOmit } from './runtime-base.ts';

const OWNER = { uid: 999, gid: 999 };

/** PostgreSQL 17 of Debian 13, by itself or with an extension. */
interface PostgresServer {
  repository: string;
  tags: readonly string[];
  /** Steps that add the extension, and what of its packages is left out. */
  more?: readonly Step[];
  omit?: readonly string[];
}

const server: readonly Step[] = [
  ...runtimeBase,
  {
    unpack: ['postgresql-17', 'postgresql-client-17'],
    only: ['usr/lib/postgresql/**', 'usr/share/postgresql/**', 'usr/share/doc/**'],
  },
  // Debian's postgres links these; with its JIT (LLVM, 130 MB) left out, it says so once and interprets.
  {
    unpack: [
      ...['libaudit1', 'libcap-ng0', 'libcap2', 'libcom-err2', 'libgcrypt20', 'libgpg-error0', 'libgssapi-krb5-2'],
      ...['libicu76', 'libk5crypto3', 'libkeyutils1', 'libkrb5-3', 'libkrb5support0', 'libldap2', 'liblz4-1'],
      ...['liblzma5', 'libpam0g', 'libpcre2-8-0', 'libpq5', 'libreadline8t64', 'libsasl2-2', 'libselinux1'],
      ...[
        'libssl3t64',
        'libsystemd0',
        'libtinfo6',
        'libuuid1',
        'libxml2',
        'libxslt1.1',
        'libxxhash0',
        'libzstd1',
        'zlib1g',
      ],
    ],
  },
  // initdb runs its server through a shell, and so do health checks and init scripts of users.
  { unpack: ['bash', 'busybox-static'], only: ['usr/bin/**', 'usr/share/doc/**'] },
  { unpack: ['libc-bin'], only: ['usr/bin/locale'] },
  { unpack: ['util-linux'], only: ['usr/bin/setpriv', 'usr/share/doc/**'] },
  ...['sh', 'cat', 'chmod', 'chown', 'cp', 'cut', 'date', 'du', 'env', 'find', 'grep', 'gunzip', 'gzip'].map(busybox),
  ...['head', 'id', 'kill', 'ls', 'mkdir', 'mktemp', 'mv', 'ps', 'rm', 'sed', 'sleep', 'sort'].map(busybox),
  ...['tail', 'test', 'touch', 'tr', 'true', 'unxz', 'wc', 'xargs'].map(busybox),
  { locale: 'en_US', charset: 'UTF-8' },
  { append: 'etc/passwd', text: 'postgres:x:999:999::/var/lib/postgresql:/bin/bash\n' },
  { append: 'etc/group', text: 'postgres:x:999:\n' },
  { append: 'usr/share/postgresql/17/postgresql.conf.sample', text: "\nlisten_addresses = '*'\n" },
  { write: 'usr/local/bin/docker-entrypoint.sh', text: POSTGRES_ENTRYPOINT, mode: 0o755 },
  { link: 'var/run', to: '/run' },
  { directory: 'run/postgresql', mode: 0o3777, owner: OWNER },
  { directory: 'docker-entrypoint-initdb.d' },
  { directory: 'var/lib/postgresql', owner: OWNER },
  { directory: 'var/lib/postgresql/data', mode: 0o700, owner: OWNER },
];

const leftOut = [
  ...runtimeOmit,
  'usr/lib/postgresql/17/lib/{bitcode,pgxs}/**',
  'usr/lib/postgresql/17/lib/{bitcode,pgxs}',
  'usr/lib/postgresql/17/lib/llvmjit*',
  'usr/lib/postgresql/17/bin/{pgbench,pg_test_*,oid2name,vacuumlo,pg_upgrade}',
  'usr/share/postgresql/17/man/**',
  'usr/share/postgresql/17/man',
  'usr/bin/bashbug',
  'usr/lib/*/{libicutest,libicutu}.so*',
];

/** A server that takes the variables and the init folder of the public image. */
export function postgresServer({ repository, tags, more = [], omit = [] }: PostgresServer): FoundationVariant {
  return {
    version: '17',
    debian: 'trixie',
    standsInFor: [{ repository, tags }],
    steps: [...server, ...more],
    omit: [...leftOut, ...omit],
    config: {
      env: {
        PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/lib/postgresql/17/bin',
        LANG: 'en_US.utf8',
        PG_MAJOR: '17',
        PGDATA: '/var/lib/postgresql/data',
      },
      entrypoint: ['docker-entrypoint.sh'],
      cmd: ['postgres'],
      user: '999:999',
      // PostgreSQL's fast shutdown: SIGTERM would wait for every client to leave.
      stopSignal: 'SIGINT',
      volumes: ['/var/lib/postgresql/data'],
      exposedPorts: ['5432/tcp'],
    },
  };
}

function busybox(applet: string) {
  return { link: `usr/bin/${applet}`, to: 'busybox' };
}
