import type { Mount, Stage } from '../stage.ts';

/** Debian's bundle of trusted authorities, which every tool in a build stage is told to use. */
export const CA_BUNDLE = '/etc/ssl/certs/ca-certificates.crt';

/** The stage, and the build context that takes its place behind a proxy. */
const CONTEXT = 'ca';
const FILE = 'ca-certificates.crt';

/**
 * The bundle takes the place of Debian's for one step; no file is left in the layer. A context and not a secret: it is none, and
 * a secret makes BuildKit before 0.15.2 read the whole root file system of the step.
 */
export const certificates: Mount = { type: 'bind', from: CONTEXT, source: FILE, target: CA_BUNDLE };

/** What is trusted where nobody says otherwise: what the image brings, or nothing beside what a tool itself knows. */
export function certificatesStage(image: string): Stage {
  return {
    name: CONTEXT,
    role: 'tools',
    from: image,
    onBuildPlatform: true,
    comment:
      'The authorities that steps trust which ask the network for something; no layer keeps them. Behind a proxy that ' +
      `inspects TLS, a build context named "${CONTEXT}" takes the place of this stage (see docker-bake.hcl).`,
    instructions: [{ kind: 'run', mounts: [], commands: [`cp ${CA_BUNDLE} /${FILE} || touch /${FILE}`] }],
  };
}
