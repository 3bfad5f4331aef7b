import type { Fact } from '../../model/index.ts';
import { type JsonDocument, parseJson } from '../../repository/json-document.ts';
import { readSources, type SourceFile } from '../../source/sources.ts';
import type { NodeFolder } from './node-folder.ts';
import { keyOf } from './source/bindings.ts';
import { childPlace, isAt, type Place, sourceOf } from './source/place.ts';
import { placesOf } from './source/program.ts';
import { projectOf } from './source/project.ts';
import { tellValue } from './source/tell-value.ts';

/** A mapper or query builder: the key by which it is told its database, and what stands beside that key in its settings. */
interface Mapper {
  packages: readonly string[];
  key: string;
  beside?: readonly string[];
}

const mappers: readonly Mapper[] = [
  { packages: ['knex', 'objection', 'bookshelf'], key: 'client', beside: ['connection'] },
  {
    packages: ['typeorm', '@nestjs/typeorm'],
    key: 'type',
    beside: ['entities', 'host', 'url', 'database', 'synchronize', 'migrations', 'username', 'autoLoadEntities'],
  },
  { packages: ['sequelize', 'sequelize-typescript', '@nestjs/sequelize'], key: 'dialect' },
];

/** Settings files of mappers, with the members under which the database may be named, the one of production first. */
const settingsFiles = [
  { name: 'config/config.json', paths: [['production', 'dialect'], ['development', 'dialect'], ['dialect']] },
  { name: 'ormconfig.json', paths: [['type']] },
] as const;

/** What the settings of mappers call the database that they are for: `pg`, `postgres`, `mysql2`. */
export async function findNodeDialects(folder: NodeFolder): Promise<Fact<string>[]> {
  const { manifest, javaScript } = folder;
  const used = mappers.filter(({ packages }) => packages.some((name) => manifest.dependency(name) !== undefined));
  const found = used.flatMap((mapper) => findIn(javaScript, mapper));
  if (used.length > 0) found.push(...(await findInSettings(folder)));
  if (manifest.dependency('drizzle-orm') !== undefined) found.push(...(await findForDrizzle(folder)));
  return found;
}

function findIn(sources: readonly SourceFile[], { key, beside }: Mapper): Fact<string>[] {
  const project = projectOf(sources);
  const mentions = new RegExp(`\\b${key}['"]?\\s*:`);
  const found = placesOf(sources, (text) => mentions.test(text), 'ObjectProperty').flatMap((place) => {
    if (keyOf(place.node.key, place.node.computed) !== key) return [];
    if (beside !== undefined && !keysOf(place.parent).some((name) => beside.includes(name))) return [];
    const value = tellValue(childPlace(place, place.node.value), project)?.literal?.value;
    return typeof value === 'string' ? [{ place, value }] : [];
  });
  const production = found.filter(({ place }) => isUnder(place, /^production$/));
  const meant =
    production.length > 0 ? production : found.filter(({ place }) => !isUnder(place, /^(?:test|testing|ci)$/));
  return meant.map(({ place, value }) => ({ value, source: sourceOf(place), certainty: 'likely' as const }));
}

function keysOf(place: Place | undefined): string[] {
  if (!isAt(place, 'ObjectExpression')) return [];
  return place.node.properties.flatMap((property) =>
    property.type === 'ObjectProperty' ? (keyOf(property.key, property.computed) ?? []) : [],
  );
}

/** True within the member of an environment's name: `production: { client: 'pg' }`. */
function isUnder(place: Place, name: RegExp): boolean {
  for (let outer = place.parent; outer !== undefined; outer = outer.parent)
    if (isAt(outer, 'ObjectProperty') && name.test(keyOf(outer.node.key, outer.node.computed) ?? '')) return true;
  return false;
}

async function findInSettings(folder: NodeFolder): Promise<Fact<string>[]> {
  const found: Fact<string>[] = [];
  for (const { name, paths } of settingsFiles) {
    const text = await folder.readText(name);
    const json = text === undefined ? undefined : readable(folder.resolve(name), text);
    const path = paths.find((candidate) => typeof json?.get(...candidate) === 'string');
    if (json === undefined || path === undefined) continue;
    const source = { file: json.file, line: json.lineOf(...path) };
    found.push({ value: String(json.get(...path)), source, certainty: 'certain' });
  }
  return found;
}

/** A broken one is the mapper's to complain about. */
function readable(file: string, text: string): JsonDocument | undefined {
  try {
    return parseJson(file, text);
  } catch {
    return undefined;
  }
}

/** The kit's own settings, which no image holds; else the driver that the code imports (`drizzle-orm/node-postgres`). */
async function findForDrizzle(folder: NodeFolder): Promise<Fact<string>[]> {
  const pattern = /(?:^|\/)drizzle\.config\.[cm]?[jt]s$/;
  const settings = await readSources(folder, { pattern, notShipped: /^$/ });
  const told = findIn(settings, { packages: [], key: 'dialect' });
  if (told.length > 0) return told;
  const driver = /^drizzle-orm\/([\w-]+)$/;
  const imports = placesOf(folder.javaScript, (text) => text.includes('drizzle-orm/'), 'ImportSpecifier');
  return imports.flatMap((place) => {
    const from = place.parent?.node;
    const value = from?.type === 'ImportDeclaration' ? driver.exec(from.source.value)?.[1] : undefined;
    return value === undefined ? [] : [{ value, source: sourceOf(place), certainty: 'likely' as const }];
  });
}
