import { parseReference } from '../../images/index.ts';
import type { ServicePlan } from '../../model/index.ts';
import { type Instruction, type Stage, stageName } from '../stage.ts';

/** Where a runtime library lies in images. */
export const LIBRARY = '/opt/seaworthy';

/** Files of a library as a stage takes them: what lies in the context has to be what was generated. */
export interface LibraryFiles {
  /** In the build context, with a `/` at its end. */
  folder: string;
  /** A pattern of the shell that names them all there. */
  pattern: string;
  /** SHA-256 of all of them, one behind the other. */
  digest: string;
}

/** The stage that has the library, one for all services that are built in the same image. `commands`: what is made of its files. */
export function libraryStage(
  service: ServicePlan,
  { folder, pattern, digest }: LibraryFiles,
  { destination, commands = [] }: { destination: string; commands?: readonly string[] },
): Stage {
  return {
    name: nameOf(service),
    role: 'tools',
    from: service.build.image,
    comment:
      'The library that answers for the health of a server and lets it drain, by no line of its code. It is the one that was ' +
      'generated, or nothing is built.',
    instructions: [
      { kind: 'workdir', path: destination },
      { kind: 'copy', sources: [folder], destination: './' },
      {
        kind: 'run',
        mounts: [],
        commands: [`[ "$(LC_ALL=C; cat ${pattern} | sha256sum)" = "${digest}  -" ]`, ...commands],
      },
    ],
  };
}

/** What the production image takes of it: the library itself, and what it cannot know. */
export function libraryInstructions(service: ServicePlan): Instruction[] {
  const { library, liveness, readiness, drainSeconds } = service;
  if (library === undefined) return [];
  return [
    { kind: 'copy', from: nameOf(service), sources: [`${LIBRARY}/`], destination: `${LIBRARY}/` },
    {
      kind: 'env',
      values: {
        // One route for both tells whether it is ready: alive it is as long as the library says so.
        ...(liveness === undefined || liveness === readiness ? {} : { SEAWORTHY_LIVENESS_PATH: liveness }),
        ...(readiness === undefined ? {} : { SEAWORTHY_READINESS_PATH: readiness }),
        SEAWORTHY_SHUTDOWN_SECONDS: String(drainSeconds),
      },
    },
    ...(library.adminPort === undefined ? [] : [{ kind: 'expose' as const, port: library.adminPort }]),
  ];
}

function nameOf({ build }: ServicePlan): string {
  return stageName('seaworthy-runtime', build.language, parseReference(build.image).tag);
}
