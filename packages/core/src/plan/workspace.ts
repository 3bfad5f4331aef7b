import type { ServiceFacts, Workspace, WorkspacePlan } from '../model/index.ts';
import { byCodeUnit, joinPath } from '../repository/repository.ts';
import { buildOrder } from './build-order.ts';
import type { ServiceLedger } from './decisions.ts';

/** Which members of its workspace a service needs, those that others depend on first. `undefined`: it is installed by itself. */
export function planWorkspace(
  service: ServiceLedger,
  { path }: ServiceFacts,
  workspace: Workspace | undefined,
): WorkspacePlan | undefined {
  if (workspace === undefined || (workspace.members.length === 1 && workspace.root === path)) return undefined;
  const { ledger, subject } = service;
  const { members, root, lockfile, settings = [] } = workspace;
  const { order, circle } = buildOrder(members, path);
  if (circle !== undefined) {
    ledger.ask({
      subject: subject('workspace'),
      question: `${circle.join(' needs ')} needs ${circle[0]}: none of them can be built first. Which dependency can go?`,
      candidates: circle.map((value) => ({ value })),
      blocking: true,
      code: 'WORKSPACE_CIRCULAR',
    });
  }
  const found = new Map(members.map((member) => [member.path, member]));
  const shipped = reach(path, (from) => {
    const { dependsOn = [], onlyToBuild = [] } = found.get(from) ?? {};
    return dependsOn.filter((other) => !onlyToBuild.includes(other));
  });
  const needed = order.filter((other) => other !== path && other !== root);
  const unlocked = [path, ...needed].filter((other) => found.get(other)?.unlocked === true);
  if (unlocked.length > 0 && lockfile !== undefined) {
    ledger.ask({
      subject: subject('lockfile'),
      question: `${lockfile.value} does not know ${unlocked.join(', ')}, so it is older than the workspace.`,
      candidates: unlocked.map((value) => ({ value, source: lockfile.source })),
      blocking: true,
      code: 'LOCKFILE_MISSES_MEMBER',
    });
  }
  ledger.found(subject('workspace'), [root, ...needed], {
    because:
      needed.length === 0
        ? 'The folder of the lockfile, at /app in images. The service needs no other member.'
        : 'The folder of the lockfile, at /app in images, and the members that the service needs, in the order in which they are built.',
    sources: lockfile === undefined ? [] : [lockfile.source],
  });
  const hooks = planHooks(service, workspace, path);
  return {
    root,
    packages: [root, path]
      .flatMap((folder) => found.get(folder)?.name ?? [])
      .filter((name, at, all) => all.indexOf(name) === at),
    members: needed.map((other) => ({
      path: other,
      scripts: [...(found.get(other)?.hooks?.needed ?? []), ...(found.get(other)?.scripts ?? [])],
      shipped: shipped.has(other),
    })),
    others: [...found.keys()]
      .filter((other) => other !== root && other !== path && !needed.includes(other))
      .sort(byCodeUnit),
    ...(hooks.length === 0 ? {} : { hooks }),
    settings: [...settings],
  };
}

/** The install hooks of all packages. Those of the root run nowhere, which is asked about where they do something. */
function planHooks(
  { ledger, subject }: ServiceLedger,
  { members, root }: Workspace,
  path: string,
): NonNullable<WorkspacePlan['hooks']> {
  const ofRoot = root === path ? [] : (members.find((member) => member.path === root)?.hooks?.needed ?? []);
  if (ofRoot.length > 0) {
    ledger.ask({
      subject: subject('workspace'),
      question: `Installing at the root of the workspace runs ${ofRoot.join(', ')}, which images leave out: the files that it works on are not there. Does the service need what it does?`,
      candidates: ofRoot.map((value) => ({ value, source: { file: joinPath(root, 'package.json') } })),
      blocking: false,
    });
  }
  return members.flatMap((member) =>
    member.hooks === undefined ? [] : [{ path: member.path, names: [...member.hooks.names] }],
  );
}

function reach(start: string, next: (from: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set([start]);
  for (const from of seen) for (const other of next(from)) seen.add(other);
  return seen;
}
