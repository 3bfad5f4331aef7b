import { execa } from 'execa';
import type { PrivateApt } from '../apt/private-apt.ts';
import { renderSources } from '../apt/private-apt.ts';
import { listPackageFiles, unpackPackage } from '../apt/unpack-packages.ts';
import type { BootstrapBase, DebianCodename } from '../foundations/definition/define-foundation.ts';
import { DEBIAN_RELEASES } from './debian-releases.ts';
import { writeRootFile } from './root-file-system.ts';

/** Unpacks mmdebstrap beside the system; returns the folder that its programs are in. */
export async function unpackMmdebstrap(apt: PrivateApt, folder: string, signal?: AbortSignal): Promise<string> {
  await apt.download(['mmdebstrap'], folder, signal);
  const file = (await listPackageFiles(folder)).get('mmdebstrap') ?? '';
  await unpackPackage(file, folder, signal === undefined ? {} : { signal });
  return `${folder}/usr/bin`;
}

export interface BootstrapOptions {
  debian: DebianCodename;
  base: BootstrapBase;
  apt: PrivateApt;
  /** Folder that unpackMmdebstrap gave. */
  programs: string;
  root: string;
  temporary: string;
  signal?: AbortSignal;
}

/** Makes a complete Debian with working apt and dpkg in `root`, without its package lists. */
export async function bootstrap(options: BootstrapOptions): Promise<void> {
  const { debian, base, apt, programs, root, temporary } = options;
  const include = base.include.length === 0 ? [] : [`--include=${base.include.join(',')}`];
  // Namespaces of its own: on SIGTERM, mmdebstrap finishes first what it does, which takes 20 s, and what is killed would
  // leave its mounts and the dpkg that apt starts in a new session. With the first process of a process namespace, all end.
  await execa(
    'unshare',
    [
      ...['--mount', '--propagation=private', '--pid', '--mount-proc', '--fork', '--kill-child=SIGKILL'],
      'perl',
      `${programs}/mmdebstrap`,
      '--mode=root',
      '--variant=minbase',
      '--format=directory',
      ...include,
      '--aptopt=APT::Install-Recommends "false"',
      '--aptopt=Acquire::Languages "none"',
      // A mirror may lag or be a snapshot; signatures are still checked.
      '--aptopt=Acquire::Check-Valid-Until "false"',
      debian,
      root,
      '-',
    ],
    {
      input: renderSources(apt.sources),
      env: {
        PATH: `${programs}:${process.env.PATH ?? '/usr/sbin:/usr/bin:/sbin:/bin'}`,
        TMPDIR: temporary,
        SOURCE_DATE_EPOCH: String(DEBIAN_RELEASES[debian].epochSeconds),
        LC_ALL: 'C.UTF-8',
      },
      killSignal: 'SIGKILL',
      ...(options.signal === undefined ? {} : { cancelSignal: options.signal }),
    },
  );
  // As in the public slim images: what is installed on top brings no documentation either.
  await writeRootFile(
    root,
    'etc/dpkg/dpkg.cfg.d/documentation',
    ['doc', 'man', 'info', 'locale', 'lintian']
      .map((folder) => `path-exclude /usr/share/${folder}/*\n`)
      .join('')
      .concat('path-include /usr/share/doc/*/copyright\n'),
  );
}
