import { parse, resolve } from 'node:path';
import { findTextFile } from '@seaworthy/core/repository';
import type { DockerResult, Engine } from '../connection/engine.ts';

/** Which compose project a command is about. */
export interface ComposeProject {
  /** Folder that relative paths in the compose files, and `.env`, are looked up in. */
  directory: string;
  /** Later files override earlier ones; absent: `compose.yaml`; empty: what compose finds in the folder by itself. */
  composeFiles?: readonly string[];
  /** Absent: the name that compose gives it. */
  projectName?: string;
  profiles?: readonly string[];
  /** Further variables for compose; they win over `.env`. */
  env?: Readonly<Record<string, string | undefined>>;
}

/** What one `docker` command of compose is started with. */
export interface ComposeCommand {
  args: string[];
  cwd: string;
  env: Record<string, string | undefined>;
}

/** Runs one command of compose for a project. Resolves also when it fails; rejects only when it could not be run. */
export function runCompose(
  engine: Engine,
  project: ComposeProject,
  command: readonly string[],
  options: { signal?: AbortSignal; timeoutMs?: number } = {},
): Promise<DockerResult> {
  const { args, cwd, env } = composeCommand(project, command);
  return engine.docker(args, { ...options, cwd, env, reject: false });
}

/** The compose files as they are written, in order; empty for one that can't be read, about which compose itself complains. */
export function readComposeTexts({
  directory,
  composeFiles = ['compose.yaml'],
}: Pick<ComposeProject, 'directory' | 'composeFiles'>): Promise<string[]> {
  return Promise.all(
    composeFiles.map(async (file) => (await findTextFile(resolve(directory, file)).catch(() => undefined)) ?? ''),
  );
}

/** A command for a project with its compose files. */
export function composeCommand(project: ComposeProject, command: readonly string[]): ComposeCommand {
  const { directory, composeFiles = ['compose.yaml'], projectName, profiles = [], env } = project;
  return {
    args: [
      ...compose(projectName),
      '--project-directory',
      directory,
      ...composeFiles.flatMap((file) => ['--file', file]),
      ...profiles.flatMap((profile) => ['--profile', profile]),
      ...command,
    ],
    cwd: directory,
    // Orphans are other profiles of the same project: no warning about them.
    env: { COMPOSE_IGNORE_ORPHANS: 'true', ...env },
  };
}

/**
 * A command for whatever carries the labels of a project. Compose must not find a compose file: with one, it leaves alone
 * what other profiles and other files started.
 */
export function labelledProjectCommand(projectName: string, command: readonly string[]): ComposeCommand {
  return {
    args: [...compose(projectName), ...command],
    cwd: parse(process.cwd()).root,
    env: { COMPOSE_FILE: undefined, COMPOSE_PROFILES: undefined },
  };
}

/** Starts these services and what they depend on, in order; none: all. Images are taken as they are, nothing is built. */
export function upCommand(services: readonly string[] = []): string[] {
  return ['up', '--detach', '--no-build', '--quiet-pull', ...services];
}

function compose(projectName: string | undefined): string[] {
  return ['compose', ...(projectName === undefined ? [] : ['--project-name', projectName])];
}
