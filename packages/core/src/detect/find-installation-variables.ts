import type { ServiceFacts } from '../model/index.ts';
import { packageManagerById } from '../package-managers/known.ts';
import { joinPath, type Repository } from '../repository/repository.ts';

/** As npm, pnpm and pip write it. With a fallback (`${NAME-x}`, `${NAME:-x}`) or a `?` it may be absent, and doesn't count. */
const REFERENCE = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/** What every build has, whoever starts it. */
const ALWAYS_THERE: ReadonlySet<string> = new Set(['HOME', 'PATH', 'PWD']);

/** The variables that installing a service needs: `${NPM_TOKEN}` in its `.npmrc`. Each once, where it stands first. */
export async function findInstallationVariables(
  repository: Repository,
  folder: string,
  packageManager: string | undefined,
): Promise<NonNullable<ServiceFacts['installationVariables']>> {
  const known = packageManagerById(packageManager ?? '')?.installation?.expands ?? [];
  const found = new Map<string, NonNullable<ServiceFacts['installationVariables']>[number]>();
  for (const file of known.map((name) => joinPath(folder, name))) {
    const text = repository.files.includes(file) ? await repository.readText(file) : undefined;
    for (const [index, line] of (text ?? '').split('\n').entries()) {
      if (/^\s*[#;]/.test(line)) continue;
      for (const [, name = ''] of line.matchAll(REFERENCE)) {
        if (ALWAYS_THERE.has(name) || found.has(name)) continue;
        found.set(name, { name, source: { file, line: index + 1 } });
      }
    }
  }
  return [...found.values()];
}
