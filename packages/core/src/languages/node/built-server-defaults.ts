import type { Question, ServiceFacts } from '../../model/index.ts';

/** What a framework whose build makes its server says of itself. */
export const builtServerDefaults = {
  servesPages: true,
  ownDevelopmentCommand: true,
  buildsOwnProcessOnly: true,
  budgets: { imageTransferredMb: 60, imageUnpackedMb: 160, startSeconds: 2, shutdownSeconds: 30 },
};

/** The framework's own program may lie in the modules of a workspace's root, unless each member has links of its own. */
export function askWhereProgramIs(
  { path, workspace, packageManager, framework }: ServiceFacts,
  program: string,
): Question[] {
  if (workspace === path || packageManager?.value.id === 'pnpm') return [];
  return [
    {
      subject: 'entryPoint',
      question: `In a workspace ${program} may be installed at the root. Which file of the service starts it?`,
      candidates: [{ value: program, source: framework.source }],
      blocking: true,
      code: 'ENTRY_POINT_AMBIGUOUS',
    },
  ];
}
