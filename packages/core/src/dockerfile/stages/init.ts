import type { ServicePlan } from '../../model/index.ts';
import type { Instruction, Stage } from '../stage.ts';
import { certificates } from './certificates.ts';

const binaries = { tini: '/usr/bin/tini-static', 'dumb-init': '/usr/bin/dumb-init' } as const;

/** The stage that has the init process; it is named after it. */
export function initStage({ init, build }: ServicePlan): Stage {
  const binary = binaries[init];
  return {
    name: init,
    role: 'tools',
    from: build.image,
    onBuildPlatform: true,
    comment:
      `${init} is PID 1 of every container: it forwards signals and reaps orphaned processes. A base image may bring ` +
      "it; else it is unpacked from Debian's package, which works for another architecture, too.",
    instructions: [
      { kind: 'arg', name: 'TARGETARCH' },
      {
        kind: 'run',
        mounts: [certificates],
        commands: [
          `if [ ! -x ${binary} ] || [ "$(dpkg --print-architecture)" != "$TARGETARCH" ]; then \\\n` +
            '      cd /tmp && dpkg --add-architecture "$TARGETARCH" && apt-get update && \\\n' +
            `      apt-get download "${init}:$TARGETARCH" && dpkg-deb --extract ${init}_*.deb /; \\\n` +
            '    fi',
        ],
      },
    ],
  };
}

/** Brings the init process into an image and makes it PID 1. */
export function initInstructions({ init }: ServicePlan): { copy: Instruction; entrypoint: Instruction } {
  const binary = binaries[init];
  return {
    copy: { kind: 'copy', from: init, sources: [binary], destination: binary },
    entrypoint: { kind: 'entrypoint', command: [binary, '--'] },
  };
}

/**
 * PID 1 of development: the program is not root, the container's user is. `docker compose watch` copies files as the
 * container's user, and the engine looks that one up in the host's list of users, where a number of ours isn't.
 * https://github.com/moby/moby/issues/34142
 */
export function developmentEntrypoint({ init, user }: ServicePlan): Instruction {
  return {
    comment:
      "Root only until here: `docker compose watch` can't copy files into a container whose user the host lacks.",
    kind: 'entrypoint',
    command: [binaries[init], '--', 'setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--'],
  };
}
