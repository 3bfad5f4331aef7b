import { defineError } from '../user-error.ts';

export default defineError<{ stage: string; command: string; host?: string; attempts: number; lastLines: string[] }>({
  code: 'BUILD_NETWORK_UNREACHABLE',
  message: ({ stage, command, host, attempts }) =>
    `In stage ${stage}, ${command} could not reach ${host ?? 'the network'} (tried ${attempts === 1 ? 'once' : `${attempts} times`}).`,
  lines: ({ lastLines }) => lastLines,
  fix: ({ host }) =>
    `check that ${host ?? 'the package registry'} can be reached from this machine, then run \`seaworthy build\` again; finished steps are kept.`,
});
