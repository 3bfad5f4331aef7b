import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { baseImagesOf, buildSecrets, detectFacts, generate, openRepository, planFacts } from '@seaworthy/core';
import type { Plan } from '@seaworthy/core/model';
import { type BuildRequest, type BuildResult, buildTargets, type Engine } from '@seaworthy/engine';
import { ensureFoundations } from '@seaworthy/provision';
import { listFixtures } from '@seaworthy/testkit/core';

/** A copy of a fixture with its generated files, whose images are built. */
export interface BuiltFixture {
  root: string;
  plan: Plan;
  /** Removes the folder and the images. */
  remove(): Promise<void>;
}

/** Copies a framework's fixture, generates its files and builds these targets of them. Throws what fails the build. */
export async function buildFixture(
  engine: Engine,
  variant: string,
  targets: readonly string[],
  { noCache = false }: { noCache?: boolean } = {},
): Promise<BuiltFixture> {
  const folder = await mkdtemp(join(tmpdir(), 'seaworthy fixture '));
  const root = join(folder, variant);
  const fixture = listFixtures().find((candidate) => candidate.variant === variant);
  if (fixture === undefined) throw new Error(`no framework has a fixture ${variant}`);
  await cp(fixture.folder, root, { recursive: true, filter: (path) => !/[/]expect(?:[.]jsonc|[/]|$)/.test(path) });
  const { plan, record, error } = await buildRepository(engine, root, { targets, noCache });
  if (error !== undefined) throw error;
  return {
    root,
    plan,
    async remove() {
      const references = record.images.map(({ reference }) => reference);
      await engine.docker(['image', 'rm', '--force', ...references], { reject: false });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Plans the repository in a folder, writes its files into it and builds targets of them. A failed build is a result. */
export async function buildRepository(
  engine: Engine,
  root: string,
  { variables, ...request }: Pick<BuildRequest, 'targets' | 'noCache' | 'variables'> & Partial<BuildRequest>,
): Promise<BuildResult & { plan: Plan }> {
  const plan = planFacts(await detectFacts(await openRepository(root)));
  for (const { path, content } of generate(plan).files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  const logins = Object.fromEntries(buildSecrets(plan.services).map(({ variable, path }) => [variable, path]));
  const result = await buildTargets(engine, {
    directory: root,
    substitutions: await ensureFoundations(engine, baseImagesOf(plan)),
    onEvent: () => undefined,
    ...request,
    variables: { ...logins, ...variables },
  });
  return { ...result, plan };
}
