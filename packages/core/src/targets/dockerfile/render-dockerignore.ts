import { recipeOf } from '../../frameworks/recipe-of.ts';
import type { Plan, ServicePlan } from '../../model/index.ts';
import { installationOf } from '../../package-managers/install-instructions.ts';
import { installationFiles } from '../../package-managers/installation-files.ts';
import { packageManagerById } from '../../package-managers/known.ts';
import { isWithheld, withheldGlobs } from '../../secrets/secret-files.ts';
import { inService } from '../../text/path.ts';
import { copiedPaths } from './copied-files.ts';

const EVERYWHERE = ['**/.git', '**/.DS_Store', '**/*.log', '**/.idea', '**/.vscode'];
const OWN = { first: '.seaworthy', last: ['seaworthy.lock', 'seaworthy.yaml'] };

/**
 * `.dockerignore`: only the services' folders are sent, without what tools put there. Documentation inside them stays,
 * because builds refer to it (the readme of a `pyproject.toml`, pages in Markdown), and so do tests, which have a role. `generated` are patterns for the
 * files that Seaworthy writes.
 */
export function renderDockerignore(plan: Plan, generated: readonly string[]): string {
  const atRoot = plan.services.some(({ path }) => path === '.');
  const { sent = [] } = plan;
  const withheld = (plan.withheld ?? []).filter((path) => !isWithheld(path));
  const sections = [
    ['# What is sent to the builder: less is faster, and what is not there cannot get into an image.'],
    atRoot
      ? ['# Not part of any service.', OWN.first, ...generated, ...OWN.last]
      : [
          '# Only the folders of services…',
          '*',
          ...new Set([
            ...[...plan.services.map(({ path }) => path), ...copiedPaths(plan)].map((path) => `!${path}`),
            ...plan.services.flatMap(filesOfWorkspace).map((path) => `!${path}`),
          ]),
        ],
    [`# ${atRoot ? 'W' : '…w'}ithout what tools install or make there,`, ...madeByTools(plan), ...EVERYWHERE],
    ['# and without secrets: they come at run time, or as build secrets.', ...withheldGlobs, ...withheld],
    ...(sent.length === 0
      ? []
      : [['# Named like secrets, but there is none in them.', ...sent.map((path) => `!${path}`)]]),
    ...(plan.ignored.length === 0 ? [] : [['# Needed by no image.', ...[...plan.ignored].sort()]]),
  ];
  return sections.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

/** Everywhere, unless a service keeps a folder of this name: then in the folders of the others alone. */
function madeByTools({ services }: Plan): string[] {
  const made = new Map(services.map((service) => [service, madeIn(service)]));
  const kept = new Map(services.map((service) => [service, new Set(recipeOf(service).keeps?.(service) ?? [])]));
  const names = new Set([...made.values()].flat());
  return [...names].sort().flatMap((name) => {
    const others = services.filter((service) => kept.get(service)?.has(name) !== true);
    return others.length === services.length
      ? [`**/${name}`]
      : others.filter((service) => made.get(service)?.includes(name)).map((service) => inService(service, name));
  });
}

function madeIn(service: ServicePlan): string[] {
  return [...recipeOf(service).madeByTools, ...(packageManagerById(service.packageManager.id)?.madeByInstalling ?? [])];
}

/** What a service needs outside of its folder: other members of its workspace, and what installs them all. */
function filesOfWorkspace(service: ServicePlan): string[] {
  const { workspace } = service;
  if (workspace === undefined) return [];
  return [
    ...workspace.members.map(({ path }) => path),
    ...workspace.settings,
    ...installationFiles(installationOf(service), service, 'development').filter(
      (file) =>
        !file.startsWith(`${service.path}/`) && !workspace.members.some(({ path }) => file.startsWith(`${path}/`)),
    ),
  ];
}
