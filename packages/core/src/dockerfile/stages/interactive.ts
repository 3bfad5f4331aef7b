import type { ServicePlan } from '../../model/index.ts';
import { sourceOf } from '../../text/path.ts';
import type { Instruction, Stage } from '../stage.ts';
import { developmentEntrypoint, initInstructions } from './init.ts';
import { ownerOf } from './runtime.ts';

/** The roles in which people work with a service. */
export type InteractiveRole = 'development' | 'test';

/** Nobody's home: tools that want one find a place that is writable. */
export const HOME = '/tmp';

/** What a language knows of such a stage. */
export interface InteractiveStage {
  role: InteractiveRole;
  /** The stage with all that development needs. */
  from: string;
  command: readonly string[];
  summary: string;
  environment: Readonly<Record<string, string>>;
  /** Makes what the user has to own. */
  prepare: Instruction;
}

/** Development and test: everything installed, the source in a folder that the user owns, hot reload by synchronising. */
export function interactiveStage(
  service: ServicePlan,
  { role, from, command, summary, environment, prepare }: InteractiveStage,
): Stage {
  return {
    name: `${service.name}-${role === 'development' ? 'dev' : 'test'}`,
    role,
    from,
    summary,
    instructions: [
      initInstructions(service).copy,
      { kind: 'env', values: environment },
      prepare,
      { kind: 'copy', sources: [sourceOf(service)], destination: './', owner: ownerOf(service) },
      ...(role === 'test'
        ? [{ kind: 'user', ...service.user } as const, initInstructions(service).entrypoint]
        : [developmentEntrypoint(service)]),
      { kind: 'cmd', command },
    ],
  };
}
