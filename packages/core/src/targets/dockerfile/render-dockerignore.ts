import { recipeOf } from '../../frameworks/recipe-of.ts';
import type { Plan, ServicePlan } from '../../model/index.ts';
import { installationOf } from '../../package-managers/install-instructions.ts';
import { installationFiles } from '../../package-managers/installation-files.ts';
import { packageManagerById } from '../../package-managers/known.ts';
import { isWithheld, withheldGlobs } from '../../secrets/secret-files.ts';
import { copiedFiles } from './copied-files.ts';

const EVERYWHERE = ['**/.git', '**/.DS_Store', '**/*.log', '**/.idea', '**/.vscode'];
const OWN = { first: '.seaworthy', last: 'seaworthy.yaml' };

/**
 * `.dockerignore`: only the services' folders are sent, without what tools put there. Documentation inside them stays,
 * because builds refer to it (the readme of a `pyproject.toml`, pages in Markdown), and so do tests, which have a role. `generated` are patterns for the
 * files that Seaworthy writes.
 */
export function renderDockerignore(plan: Plan, generated: readonly string[]): string {
  const atRoot = plan.services.some(({ path }) => path === '.');
  const tools = new Set(
    plan.services.flatMap((service) => [
      ...recipeOf(service).madeByTools,
      ...(packageManagerById(service.packageManager.id)?.madeByInstalling ?? []),
    ]),
  );
  const { sent = [] } = plan;
  const withheld = (plan.withheld ?? []).filter((path) => !isWithheld(path));
  const sections = [
    ['# What is sent to the builder: less is faster, and what is not there cannot get into an image.'],
    atRoot
      ? ['# Not part of any service.', OWN.first, ...generated, OWN.last]
      : [
          '# Only the folders of services…',
          '*',
          ...new Set([
            ...[...plan.services, ...copiedFiles(plan)].map(({ path }) => `!${path}`),
            ...plan.services.flatMap(filesOfWorkspace).map((path) => `!${path}`),
          ]),
        ],
    [
      `# ${atRoot ? 'W' : '…w'}ithout what tools install or make there,`,
      ...[...tools].sort().map((name) => `**/${name}`),
      ...EVERYWHERE,
    ],
    ['# and without secrets: they come at run time, or as build secrets.', ...withheldGlobs, ...withheld],
    ...(sent.length === 0
      ? []
      : [['# Named like secrets, but there is none in them.', ...sent.map((path) => `!${path}`)]]),
    ...(plan.ignored.length === 0 ? [] : [['# Needed by no image.', ...[...plan.ignored].sort()]]),
  ];
  return sections.map((lines) => `${lines.join('\n')}\n`).join('\n');
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
