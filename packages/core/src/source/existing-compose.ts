import { isCollection, isNode, isScalar } from 'yaml';
import { z } from 'zod';
import type { Source } from '../model/index.ts';
import { byCodeUnit, folderOf, joinPath, type Repository } from '../repository/repository.ts';
import { parseYaml, type YamlDocument, yamlValue } from '../repository/yaml-document.ts';
import { isGenerated } from './generated-files.ts';

/** Names of compose files, with those of further environments (`docker-compose.prod.yml`). */
export const composeFileName = /(?:^|\/)(?:docker-)?compose(?:\.[\w-]+)?\.ya?ml$/;

/** A service as a compose file that was there before states it. Defaults of variables are filled in. */
export interface ExistingService {
  name: string;
  source: Source;
  /** Absent where it is built, or where a variable without a default is part of it. */
  image?: { reference: string; source: Source };
  /** Its context is a path of the repository. */
  build?: { context: string; dockerfile?: string; target?: string; arguments: Readonly<Record<string, string>> };
  ports: { container: number; host?: string }[];
  /** `undefined`: the variable is handed through from whoever starts it. */
  environment: Readonly<Record<string, string | undefined>>;
  volumes: { from?: string; path: string }[];
  /** Files that more variables come from. */
  environmentFiles?: string[];
  /** As written: a text for a shell, or a list that begins with `CMD` or `CMD-SHELL`. */
  healthCheck?: string | string[];
  /** As written: a text for a shell, or a list. */
  command?: string | string[];
  dependsOn: string[];
}

export interface ExistingCompose {
  file: string;
  services: ExistingService[];
}

/** Every compose file that a person wrote and that can be read, the plainest names nearest to the top first. */
export function readExistingCompose(repository: Repository): Promise<ExistingCompose[]> {
  return repository.once('existing-compose', () => readAll(repository));
}

async function readAll(repository: Repository): Promise<ExistingCompose[]> {
  const files = repository.files.filter((file) => composeFileName.test(file)).sort(byRank);
  const read = await Promise.all(files.map(async (file) => readCompose(file, (await repository.readText(file)) ?? '')));
  return read.filter((compose) => compose !== undefined);
}

function byRank(a: string, b: string): number {
  const depth = (file: string) => file.split('/').length;
  return depth(a) - depth(b) || rankOf(a) - rankOf(b) || byCodeUnit(a, b);
}

/** 0 for the file that compose takes by itself, 1 for the ones of further environments. */
function rankOf(file: string): number {
  return /(?:^|\/)(?:docker-)?compose\.ya?ml$/.test(file) ? 0 : 1;
}

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform((value) => filledIn(String(value)));
const text = scalar.optional().catch(undefined);
const list = z.array(scalar);

const environment = z
  .union([list.transform(readAssignments), z.record(z.string(), scalar.nullable())])
  .catch({})
  .default({});

const serviceSchema = z.object({
  image: text,
  build: z
    .union([
      scalar.transform((context) => ({ context, args: {} })),
      z.object({ context: scalar.default('.'), dockerfile: text, target: text, args: environment }),
    ])
    .optional()
    .catch(undefined),
  ports: z
    .array(z.union([scalar.transform(readPort), z.object({ target: z.coerce.number(), published: text })]))
    .catch([]),
  environment,
  env_file: z
    .union([
      scalar.transform((file) => [file]),
      z.array(z.union([scalar, z.object({ path: scalar }).transform(({ path }) => path)])),
    ])
    .catch([]),
  healthcheck: z
    .object({ test: z.union([scalar, z.array(scalar)]).optional(), disable: z.boolean().optional() })
    .optional()
    .catch(undefined),
  volumes: z.array(z.union([scalar.transform(readVolume), z.object({ source: text, target: scalar })])).catch([]),
  command: z
    .union([scalar, z.array(scalar)])
    .optional()
    .catch(undefined),
  depends_on: z.union([list, z.record(z.string(), z.unknown()).transform((record) => Object.keys(record))]).catch([]),
});

/** One file's services; `undefined` for one that Seaworthy wrote or that is no compose file. */
function readCompose(file: string, content: string): ExistingCompose | undefined {
  if (isGenerated(content)) return undefined;
  const yaml = parsed(file, content);
  const value = yaml === undefined ? undefined : yamlValue(yaml.document);
  const services = z.object({ services: z.record(z.string(), z.unknown()) }).safeParse(value);
  if (yaml === undefined || !services.success) return undefined;
  return {
    file,
    services: Object.entries(services.data.services).flatMap(([name, service]) => {
      const read = serviceSchema.safeParse(service ?? {});
      return read.success ? [describe({ file, yaml, name }, read.data)] : [];
    }),
  };
}

/** A file that no parser should unfold says nothing here; compose itself complains about it. */
function parsed(file: string, content: string): YamlDocument | undefined {
  try {
    return parseYaml(file, content, { merge: true });
  } catch {
    return undefined;
  }
}

interface Written {
  file: string;
  yaml: YamlDocument;
  name: string;
}

function describe(written: Written, service: z.infer<typeof serviceSchema>): ExistingService {
  const { image, build, command } = service;
  return {
    name: written.name,
    source: sourceAt(written, []),
    ...(image === undefined || image.includes('$') || image === ''
      ? {}
      : { image: { reference: image, source: sourceAt(written, ['image']) } }),
    ...(build === undefined ? {} : { build: placed(written.file, build) }),
    ports: service.ports.flatMap((port) => (port === undefined ? [] : [portOf(port)])),
    environment: Object.fromEntries(
      Object.entries(service.environment).map(([key, value]) => [key, value ?? undefined]),
    ),
    volumes: service.volumes.map(({ source, target }) => ({
      ...(source === undefined ? {} : { from: source }),
      path: target,
    })),
    ...(service.env_file.length === 0 ? {} : { environmentFiles: service.env_file }),
    ...(service.healthcheck?.test === undefined || service.healthcheck.disable === true
      ? {}
      : { healthCheck: service.healthcheck.test }),
    ...(command === undefined ? {} : { command }),
    dependsOn: service.depends_on,
  };
}

type WrittenBuild = NonNullable<z.infer<typeof serviceSchema>['build']> & {
  dockerfile?: string | undefined;
  target?: string | undefined;
};

function placed(
  file: string,
  { context, dockerfile, target, args }: WrittenBuild,
): NonNullable<ExistingService['build']> {
  return {
    context: joinPath(folderOf(file), context.endsWith('/') ? context.slice(0, -1) : context),
    ...(dockerfile === undefined ? {} : { dockerfile }),
    ...(target === undefined ? {} : { target }),
    arguments: Object.fromEntries(
      Object.entries(args).filter((entry): entry is [string, string] => entry[1] !== null && !entry[1].includes('$')),
    ),
  };
}

function portOf({ target, published }: { target: number; published?: string | undefined }) {
  return { container: target, ...(published === undefined ? {} : { host: published }) };
}

/** `127.0.0.1:5433:5432/tcp`; `undefined` for a range. */
function readPort(written: string): { target: number; published?: string } | undefined {
  const parts = (written.split('/')[0] ?? '').split(':');
  const target = Number(parts.at(-1));
  const published = parts.at(-2);
  if (!Number.isInteger(target)) return undefined;
  return { target, ...(published === undefined ? {} : { published }) };
}

function readAssignments(lines: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...value] = line.split('=');
      return [name, value.length === 0 ? null : value.join('=')];
    }),
  );
}

/** `data:/var/lib/postgresql/data:ro`, or a path alone. */
function readVolume(written: string): { source?: string; target: string } {
  const [first = '', second] = written.split(':');
  return second === undefined ? { target: first } : { source: first, target: second };
}

/** Variables with a default become that; others stay as written. */
function filledIn(written: string): string {
  return written.replace(/\$\{\w+:?-([^${}]*)\}/g, '$1');
}

/** The line of a key of a service; a key that an anchor brings has none. */
function sourceAt({ file, yaml: { document, lines }, name }: Written, path: readonly string[]): Source {
  const parent: unknown = document.getIn(
    ['services', ...(path.length === 0 ? [] : [name, ...path.slice(0, -1)])],
    true,
  );
  const key = path.at(-1) ?? name;
  const items: readonly unknown[] = isCollection(parent) ? parent.items : [];
  for (const item of items) {
    const pair = item as { key?: unknown };
    if (!isNode(pair.key) || !isScalar(pair.key) || pair.key.value !== key) continue;
    return { file, line: lines.linePos(pair.key.range?.[0] ?? 0).line };
  }
  return { file };
}
