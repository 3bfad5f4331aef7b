import type { Step } from '../definition/define-foundation.ts';

/** The user of images that have no shell; the number is the one that distroless images use. */
const NONROOT = { uid: 65532, gid: 65532 } as const;

/** What every image without a shell starts from: C library, certificates, time zones, users and an init. */
export const runtimeBase: readonly Step[] = [
  { unpack: ['base-files', 'netbase', 'tzdata', 'ca-certificates', 'libc6', 'libgcc-s1', 'libstdc++6'] },
  { unpack: ['libc-bin'], only: ['usr/lib/locale/**', 'usr/share/doc/**'] },
  { unpack: ['tini'], only: ['usr/bin/tini-static', 'usr/share/doc/**'] },
  { certificates: 'mozilla' },
  {
    write: 'etc/passwd',
    text: [
      'root:x:0:0:root:/root:/sbin/nologin',
      'nobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin',
      'nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin',
      '',
    ].join('\n'),
  },
  { write: 'etc/group', text: 'root:x:0:\ntty:x:5:\nstaff:x:50:\nnobody:x:65534:\nnonroot:x:65532:\n' },
  { write: 'etc/nsswitch.conf', text: 'passwd: files\ngroup: files\nhosts: files dns\n' },
  { directory: 'home/nonroot', mode: 0o700, owner: NONROOT },
  { directory: 'tmp', mode: 0o1777 },
  { directory: 'var/tmp', mode: 0o1777 },
  { directory: 'run', mode: 0o755 },
  { directory: 'proc', mode: 0o555 },
  { directory: 'sys', mode: 0o555 },
  { directory: 'dev', mode: 0o755 },
];

/** What no running service reads. Copyright notices stay: the licences ask for them. */
export const runtimeOmit: readonly string[] = [
  'usr/share/doc/**',
  '!usr/share/doc/*',
  '!usr/share/doc/*/copyright',
  'usr/share/{man,info,lintian,bug,menu,locale,doc-base,base-files,debconf}/**',
  'usr/share/{man,info,lintian,bug,menu,locale,doc-base,base-files,debconf}',
  'usr/share/ca-certificates/**',
  'usr/share/ca-certificates',
  'usr/sbin/update-ca-certificates',
  'usr/lib/*/gconv/**',
  'usr/lib/*/gconv',
  'usr/lib/*/audit/**',
  'usr/lib/*/audit',
  'etc/{update-motd.d,profile.d,ca-certificates,init.d,cron.d,default,kernel}/**',
  'etc/{update-motd.d,profile.d,ca-certificates,init.d,cron.d,default,kernel}',
  'etc/{issue,issue.net,motd,profile}',
  '{boot,games,media,mnt,opt,srv}',
  'usr/{games,include,src}',
  'usr/lib/systemd/**',
  'usr/lib/systemd',
  'usr/share/gcc/**',
  'usr/share/gcc',
  // Of the C library: what profiles and debugs it, and vector mathematics that only Fortran and -ffast-math call.
  'usr/lib/*/lib{mvec,c_malloc_debug,memusage,pcprofile,thread_db,nss_hesiod,nsl,BrokenLocale}.*',
];

export const RUNTIME_ENV = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  SSL_CERT_FILE: '/etc/ssl/certs/ca-certificates.crt',
} as const;
