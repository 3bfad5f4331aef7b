import { userError } from '@seaworthy/core/errors';
import type { Engine } from '../connection/engine.ts';

/** One target as buildx understands the bake file, with variables and inheritance resolved. */
export interface BakeTarget {
  name: string;
  dockerfile: string;
  /** The stage that it builds; absent: the last. */
  stage?: string;
  /** The same for targets that build the same Dockerfile from the same context with the same arguments. */
  source: string;
  tags: string[];
}

export interface BakeRequest {
  directory: string;
  bakeFile: string;
  /** Targets or groups; empty: the group `default`. */
  targets: readonly string[];
  /** Values for variables of the bake file, in place of this process's own. */
  variables?: Readonly<Record<string, string>>;
}

interface PrintedBake {
  target?: Record<string, PrintedTarget>;
}

interface PrintedTarget {
  context?: string;
  dockerfile?: string;
  args?: Record<string, string>;
  target?: string;
  tags?: string[];
}

/** Asks buildx what a bake of these targets would build. Throws BAKE_FILE_INVALID and BUILDX_MISSING. */
export async function readBakeTargets(engine: Engine, request: BakeRequest): Promise<BakeTarget[]> {
  const args = ['buildx', 'bake', '--file', request.bakeFile, '--print', ...request.targets];
  const { exitCode, stdout, stderr } = await engine.docker(args, {
    cwd: request.directory,
    env: request.variables ?? {},
    reject: false,
  });
  if (exitCode !== 0) throw explain(request.bakeFile, stderr);
  const printed = JSON.parse(stdout) as PrintedBake;
  return Object.entries(printed.target ?? {}).map(([name, target]) => ({
    name,
    dockerfile: target.dockerfile ?? 'Dockerfile',
    ...(target.target === undefined ? {} : { stage: target.target }),
    source: JSON.stringify([target.context, target.dockerfile, target.args]),
    tags: target.tags ?? [],
  }));
}

function explain(bakeFile: string, stderr: string): Error {
  if (/is not a docker command|unknown command|unknown shorthand flag|unknown flag: --file/.test(stderr)) {
    return userError('BUILDX_MISSING', { reason: firstLine(stderr) });
  }
  const reason = /^ERROR: (.*)$/m.exec(stderr)?.[1] ?? firstLine(stderr);
  return userError('BAKE_FILE_INVALID', { file: bakeFile, reason });
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
