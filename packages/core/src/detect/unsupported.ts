import { detectors } from '../frameworks/detectors.gen.ts';
import { importsPackage } from '../languages/python/source/imports.ts';
import type { Facts } from '../model/index.ts';
import { foreignManifests } from '../package-managers/known.ts';
import { findLine } from '../repository/line-numbers.ts';
import { byCodeUnit, folderOf, type Repository } from '../repository/repository.ts';
import type { ServiceFolder } from '../source/service-folder.ts';

export type UnsupportedFact = Facts['unsupported'][number];

interface Known {
  name: string;
  dependency: string;
  /** Detectors that match by what this framework is made of, so that it takes their place. */
  supersedes?: readonly string[];
  /** True where a development dependency is enough to know it. */
  development?: boolean;
  /** A file that tells its sites from packages that only use it as a tool. */
  file?: string;
}

const nodeFrameworks: readonly Known[] = [
  { name: 'Angular', dependency: '@angular/core', supersedes: ['express', 'node'] },
  { name: 'NestJS', dependency: '@nestjs/core', supersedes: ['express', 'fastify', 'node'] },
  { name: 'AdonisJS', dependency: '@adonisjs/core', supersedes: ['node'] },
  { name: 'Nuxt', dependency: 'nuxt', supersedes: ['node'], development: true },
  { name: 'SvelteKit', dependency: '@sveltejs/kit', supersedes: ['node'], development: true },
  { name: 'Astro', dependency: 'astro', supersedes: ['node'], development: true },
  { name: 'Remix', dependency: '@remix-run/node', supersedes: ['express', 'node'] },
  { name: 'React Router (server)', dependency: '@react-router/node', supersedes: ['express', 'node'] },
  { name: 'Gatsby', dependency: 'gatsby', supersedes: ['node'] },
  { name: 'Koa', dependency: 'koa', supersedes: ['node'] },
  { name: 'Hono', dependency: 'hono', supersedes: ['node'] },
  { name: 'hapi', dependency: '@hapi/hapi', supersedes: ['node'] },
  { name: 'Create React App', dependency: 'react-scripts' },
  { name: 'A Vite site', dependency: 'vite', development: true, file: 'index.html' },
  { name: 'Expo', dependency: 'expo' },
];
const pythonFrameworks: readonly Known[] = [
  { name: 'Django', dependency: 'django' },
  { name: 'Flask', dependency: 'flask' },
  { name: 'Litestar', dependency: 'litestar' },
  { name: 'Sanic', dependency: 'sanic' },
  { name: 'Tornado', dependency: 'tornado' },
  { name: 'Streamlit', dependency: 'streamlit' },
  { name: 'Celery', dependency: 'celery' },
  { name: 'Starlette', dependency: 'starlette' },
];
const otherLanguages = [
  { name: 'Ruby on Rails', file: 'config/application.rb' },
  { name: 'Ruby', file: 'Gemfile' },
  { name: 'Go', file: 'go.mod' },
  { name: 'Rust', file: 'Cargo.toml' },
  { name: 'Java (Maven)', file: 'pom.xml' },
  { name: 'Java or Kotlin (Gradle)', file: 'build.gradle' },
  { name: 'Java or Kotlin (Gradle)', file: 'build.gradle.kts' },
  { name: 'PHP', file: 'composer.json' },
  { name: 'Elixir', file: 'mix.exs' },
  { name: 'Deno', file: 'deno.json' },
];

/** The known framework of a folder that has no recipe yet. `supersedes`: detectors whose match it takes the place of. */
export function findUnsupportedFramework(
  folder: ServiceFolder,
): { fact: UnsupportedFact; supersedes: readonly string[] } | undefined {
  const { manifest, python } = folder;
  const pairs = [
    ...nodeFrameworks.map((known) => ({
      known,
      found:
        manifest?.dependency(known.dependency) ??
        (known.development === true ? manifest?.devDependency(known.dependency) : undefined),
    })),
    ...pythonFrameworks.map((known) => ({
      known,
      // A lockfile lists what others depend on too, so the code has to use it.
      found: importsPackage(folder.pythonSources, known.dependency) ? python?.dependency(known.dependency) : undefined,
    })),
  ];
  for (const { known, found } of pairs) {
    // A framework that has a folder of its own is supported, whatever this list still says.
    if (
      found === undefined ||
      Object.hasOwn(detectors, known.dependency) ||
      (known.file !== undefined && !folder.has(known.file))
    )
      continue;
    const fact = { kind: 'framework' as const, name: known.name, path: folder.path, source: found.source };
    return { fact, supersedes: known.supersedes ?? [] };
  }
  return undefined;
}

/** Services in languages that aren't supported yet, by their manifests. */
export async function findOtherLanguages(
  repository: Repository,
  taken: ReadonlySet<string>,
  ignored: readonly string[],
): Promise<UnsupportedFact[]> {
  const found: UnsupportedFact[] = [];
  for (const file of repository.files) {
    if (file.split('/').length > 4 || ignored.some((folder) => file.startsWith(`${folder}/`))) continue;
    const known = [...otherLanguages, ...foreignManifests()].find(
      (language) => file === language.file || file.endsWith(`/${language.file}`),
    );
    if (known === undefined) continue;
    const path = known.name === 'Ruby on Rails' ? folderOf(folderOf(file)) : folderOf(file);
    if (taken.has(path) || found.some((other) => other.path === path)) continue;
    const line = findLine((await repository.readText(file)) ?? '', /\S/);
    found.push({
      kind: 'framework',
      name: known.name,
      path,
      source: { file, ...(line === undefined ? {} : { line }) },
    });
  }
  return found.sort((a, b) => byCodeUnit(a.path, b.path));
}
