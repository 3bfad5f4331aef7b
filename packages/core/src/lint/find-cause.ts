import type { Source } from '../model/index.ts';
import { lineFinder } from '../repository/line-numbers.ts';
import { folderOf, joinPath } from '../repository/repository.ts';
import type { Span } from '../source/dockerfile-document.ts';
import { withDefaults } from './compose/interpolation.ts';
import { type ComposeService, type LintedCompose, readCompose, recordOf } from './compose/linted-compose.ts';
import type { Problem } from './define-rule.ts';
import { chainOf, type LintedDockerfile, lastOf, readDockerfile, type Stage } from './dockerfile/linted-dockerfile.ts';
import { rules } from './lint-text.ts';

/**
 * What in the files decides something that shows in a container. A rule of the same id says it best, since it finds the very
 * place; these are asked where it finds nothing, and only what decides by its mere presence is named. Empty: only that rule.
 */
export interface Cause {
  /** Keys of the service in a compose file, the one that outweighs the others first. */
  compose?: readonly string[];
  /** Instructions of which the last one counts. Without any, all of the image is meant: then the last stage's FROM stands for it. */
  dockerfile?: readonly string[];
}

/** The files that say how a service is built and run. */
export interface CauseFiles {
  /** Paths as they are named in `Source`. */
  compose: { path: string; text: string };
  /** Of each service that is built, the Dockerfile's text; what can't be read is absent. */
  dockerfiles: ReadonlyMap<string, string>;
}

/** The Dockerfile of each service that a compose file builds, by paths relative to where `path` is; those on this machine only. */
export function dockerfilesOf(path: string, text: string): Map<string, { path: string; target?: string }> {
  const compose = readCompose(path, text);
  if ('problem' in compose) return new Map();
  return new Map(
    compose.services.flatMap((service): [string, { path: string; target?: string }][] => {
      const build = buildOf(path, service);
      return build === undefined ? [] : [[service.name, build]];
    }),
  );
}

/** Finds what of the files makes `check` fail for a service; absent where nothing that is written there is known to. */
export function causeFinder({ compose: file, dockerfiles }: CauseFiles) {
  const compose = readCompose(file.path, file.text);
  const builds = dockerfilesOf(file.path, file.text);
  return (check: { id: string; cause?: Cause }, name: string): Source | undefined => {
    if (check.cause === undefined || 'problem' in compose) return undefined;
    const service = compose.services.find((one) => one.name === name);
    if (service === undefined) return undefined;
    const inCompose = spanInCompose(check.id, check.cause, compose, service);
    if (inCompose !== undefined) return sourceOf(compose, inCompose);
    const build = builds.get(name);
    const text = build === undefined ? undefined : dockerfiles.get(name);
    if (build === undefined || text === undefined) return undefined;
    const dockerfile = readDockerfile(build.path, text);
    const stage = stageOf(dockerfile, build.target);
    const inDockerfile = stage === undefined ? undefined : spanInStage(check.id, check.cause, dockerfile, stage);
    return inDockerfile === undefined ? undefined : sourceOf(dockerfile, inDockerfile);
  };
}

function spanInCompose(id: string, { compose: keys }: Cause, file: LintedCompose, service: ComposeService) {
  const [problem] = [...(rules[id]?.on.compose?.({ ...file, services: [service] }) ?? [])];
  if (problem !== undefined) return problem;
  const key = keys?.find((one) => isSet(service.value[one]));
  return key === undefined ? undefined : service.at([key]);
}

/** What is empty or turned off decides nothing. */
function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false;
}

function spanInStage(id: string, { dockerfile: names }: Cause, file: LintedDockerfile, stage: Stage): Span | undefined {
  const chain = chainOf(stage);
  const own: LintedDockerfile = { ...file, final: stage, stages: chain };
  const problems: Problem[] = [...(rules[id]?.on.dockerfile?.(own) ?? [])];
  // Some rules look at every stage; what another one holds is not in this image.
  const problem = problems.find(({ start }) =>
    chain.some(({ from, instructions }) =>
      [from, ...instructions].some((one) => start >= one.start && start < one.end),
    ),
  );
  if (problem !== undefined) return problem;
  if (names === undefined) return undefined;
  if (names.length === 0) return stage.from;
  return names.map((name) => lastOf(stage, name)).find((instruction) => instruction !== undefined);
}

/** By name or number, as BuildKit takes it; the last one where nobody names another. */
function stageOf({ stages, final }: LintedDockerfile, target: string | undefined): Stage | undefined {
  if (target === undefined) return final;
  return stages.find(
    ({ name, index }) => name?.value.toLowerCase() === target.toLowerCase() || String(index) === target,
  );
}

function sourceOf({ path, text }: { path: string; text: string }, { start }: Span): Source {
  return { file: path, line: lineFinder(text)(start) };
}

function buildOf(path: string, { value }: ComposeService): { path: string; target?: string } | undefined {
  const build = typeof value.build === 'string' ? { context: value.build } : recordOf(value.build);
  if (build === undefined || build.dockerfile_inline !== undefined) return undefined;
  const { context = '.', dockerfile = 'Dockerfile', target } = build;
  const [folder, file, stage] = [context, dockerfile, target ?? ''].map((part) => withDefaults(String(part)));
  if (folder === undefined || file === undefined || /\$|:\/\/|^git@/.test(`${folder}${file}${stage}`)) return undefined;
  // What is absolute lies elsewhere than what was read.
  if (folder.startsWith('/') || file.startsWith('/')) return undefined;
  const place = joinPath(joinPath(folderOf(path), folder), file);
  return place.startsWith('../') ? undefined : { path: place, ...(stage ? { target: stage } : {}) };
}
