import type { Substitution } from '../build/bake-arguments.ts';
import type { Engine } from '../connection/engine.ts';

/** Which compose project a command is about. */
export interface ComposeProject {
  /** Folder that relative paths in the compose files, and `.env`, are looked up in. */
  directory: string;
  /** Later files override earlier ones; absent: `compose.yaml`. */
  composeFiles?: readonly string[];
  projectName: string;
  profiles?: readonly string[];
  /** Public images that local ones stand in for. */
  substitutions?: readonly Substitution[];
  /** Further variables for compose; they win over `.env`. */
  env?: Readonly<Record<string, string | undefined>>;
}

/** Arguments of `docker` up to the compose command. */
export function composeArguments(project: ComposeProject, overrideFile?: string): string[] {
  const files = [...(project.composeFiles ?? ['compose.yaml']), ...(overrideFile === undefined ? [] : [overrideFile])];
  return [
    'compose',
    '--project-name',
    project.projectName,
    '--project-directory',
    project.directory,
    ...files.flatMap((file) => ['--file', file]),
    ...(project.profiles ?? []).flatMap((profile) => ['--profile', profile]),
  ];
}

/** Environment of a compose command. Orphans are other profiles of the same project: no warning about them. */
export function composeEnvironment(engine: Engine, project: ComposeProject): Record<string, string | undefined> {
  return { ...engine.env, COMPOSE_IGNORE_ORPHANS: 'true', ...project.env };
}
