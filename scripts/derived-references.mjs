// Reference pages of what is written down as schemas and registries: seaworthy.yaml, the documents, what is supported.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { page, table } from './page.mjs';
import { anchorOf, identityOf, rowsOf } from './schema-table.mjs';
import { root } from './setup.mjs';

/** Pages by path, from the modules that `derived-documents.mjs` imports. */
export function renderReferences({ model, z, ...registries }) {
  const toJson = (schema, io = 'output') => z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return [
    {
      path: 'docs/reference/configuration.md',
      content: renderConfiguration(model, (schema) => toJson(schema, 'input')),
    },
    { path: 'docs/reference/documents.md', content: renderDocuments(model, toJson) },
    { path: 'docs/reference/supported.md', content: renderSupport(registries) },
    { path: 'docs/reference/runtime-variables.md', content: renderRuntimeVariables() },
  ];
}

function renderConfiguration(model, toJson) {
  const service = toJson(model.serviceConfigurationSchema);
  const parts = new Map([[identityOf(service), { title: 'Keys of a service' }]]);
  const keys = (rows) =>
    table(
      ['key', 'value', 'what it says'],
      rows.map(({ path, type, meaning }) => [`\`${path}\``, type, meaning]),
    );
  return page('seaworthy.yaml', [
    'The file stands in the root of the repository, and all of it is optional: what it does not say is found in the source, or ' +
      'a default. An unknown key and a value of the wrong type are errors ([CONFIGURATION_INVALID](../errors/configuration-invalid.md)) ' +
      'that name line and column. `seaworthy plan` shows for every decision what decided it.',
    'An example of it all stands in [the page of that error](../errors/configuration-invalid.md); the same as JSON Schema, for an ' +
      'editor, is `schemas/configuration.schema.json` in the installed package (see [generated files](../guides/generated-files.md)).',
    '## The project',
    keys(rowsOf(toJson(model.configurationSchema), parts)),
    'What else a datastore has to be told stands under its name, too: PostgreSQL takes `database` and `username`.',
    '## Keys of a service',
    'Under `services.<name>`; the name is the one that `seaworthy plan` shows. A new name with `path` and `entryPoint` is another ' +
      'process of the same folder.',
    keys(rowsOf(service)),
    '## x-seaworthy',
    'In a compose file that Seaworthy did not write, `seaworthy prove` takes these keys from under the `x-seaworthy` of a service. What is ' +
      'not said is read from the file and the image.',
    keys(rowsOf(toJson(model.composeExtensionSchema))),
    '```yaml\nservices:\n  shop:\n    image: shop:1.4\n    x-seaworthy:\n      port: 8080\n      readiness: /health\n      slowPath: /export\n      budgets: { imageUnpackedMb: 200, startSeconds: 5 }\n```',
  ]);
}

/** The runtime libraries have these in common; their tests hold them against the same file. */
function renderRuntimeVariables() {
  const { variables, drainSeconds } = JSON.parse(readFileSync(join(root, 'packages/runtime/variables.json'), 'utf8'));
  const shown = (fallback) => (fallback === null || fallback === '' ? '' : `\`${fallback}\``);
  return page('Variables of the runtime libraries', [
    'What the libraries for [Node](../guides/runtime-node.md) and [Python](../guides/runtime-python.md) read when they start. A value that makes no sense is told in ' +
      'the log, and the default holds. Seconds may be fractions.',
    table(
      ['variable', 'value', 'default', 'what it decides'],
      variables.map(({ name, value, default: fallback, meaning }) => [`\`${name}\``, value, shown(fallback), meaning]),
    ),
    '## The drain window',
    'It has to be long enough for the orchestrator to learn that no more requests are to be sent here. Without ' +
      '`SEAWORTHY_DRAIN_SECONDS` it is the first of these whose variable is set; never more than four fifths of the whole shutdown.',
    table(
      ['orchestrator', 'known by', 'seconds'],
      drainSeconds.map(({ orchestrator, variable, seconds }) => [
        orchestrator,
        variable === null ? '' : `\`${variable}\``,
        String(seconds),
      ]),
    ),
  ]);
}

/** Schemas that stand in several documents, and have a section of their own. */
function partsOf(model) {
  return {
    'A source': model.sourceSchema,
    'A build step': model.buildStepSchema,
    'A built image': model.builtImageSchema,
    'A decision': model.decisionSchema,
    'A test run': model.testRunSchema,
    'A verdict': model.verdictSchema,
    'Evidence of a service': model.serviceEvidenceSchema,
    'A history entry': model.historyEntrySchema,
    'A build record': model.buildRecordSchema,
  };
}

function renderDocuments(model, toJson) {
  const parts = Object.entries(partsOf(model));
  const known = new Map(
    parts.map(([title, schema]) => [identityOf(toJson(schema)), { title, description: toJson(schema).description }]),
  );
  const withoutItself = (title) => new Map([...known].filter(([, part]) => part.title !== title));
  const section = (title, schema, words = '') => {
    const json = toJson(schema);
    const part = withoutItself(title).get(identityOf(json));
    if (part !== undefined) return `## ${title}\n\n${words} Its form: [${part.title}](#${anchorOf(part.title)}).`;
    const rows = rowsOf(json, withoutItself(title)).filter(({ path }) => !path.startsWith('observations.'));
    const said = [json.description, words].filter(Boolean).join(' ');
    return [`## ${title}`, said, keysOf(rows)].filter((text) => text !== '').join('\n\n');
  };
  const files = [
    ['facts.json', model.factsSchema, 'Written by `generate`, `build` and `ship`.'],
    ['plan.json', model.planSchema, 'What `seaworthy plan --json` prints, and `seaworthy generate --from` reads.'],
    ['build.json', model.buildRecordSchema, 'Written by `build` and `ship`.'],
    ['history.jsonl', model.historyEntrySchema, 'A line for each earlier build, oldest first.'],
    ['evidence.json', model.evidenceSchema, 'Written by `prove` and `ship`; `seaworthy prove --from` judges it again.'],
    ['report.json', model.reportSchema, 'Written by `prove` and `ship`; `seaworthy report --from` renders it again.'],
  ];
  const kinds = Object.entries(model.evidenceSchemas).map(([kind, schema]) => {
    const { description, ...json } = toJson(schema);
    const rows = rowsOf(json.type === 'array' ? { properties: { '[]': json.items }, required: ['[]'] } : json, known);
    return [`### ${kind}`, description ?? '', keysOf(rows)].filter((text) => text !== '').join('\n\n');
  });
  return page('Documents', [
    'All lie in `.seaworthy/` in the root of the project, which its own `.gitignore` keeps out of version control. Keys are sorted. ' +
      'Sizes are in bytes and durations in milliseconds where the name says so (`Bytes`, `Ms`); `Mb` in a budget is 1,000,000 bytes. ' +
      'JSON Schemas of `facts`, `plan`, `build`, `evidence`, `report` and a file of `budgets` are in the package under `schemas/`. What a new version may ' +
      'change stands in [what a version promises](../../CHANGELOG.md#what-a-version-promises).',
    'Beside them: `files.json` (checksums of generated files, by path, to recognise hand edits), `report.html` (the page), ' +
      '`base-images.json` (base images that were made here, as a file for `docker buildx bake`). Secret values lie in `.secrets/`, a file for each, and in no document.',
    ...files.map(([title, schema, words]) => section(title, schema, words)),
    ...parts.map(([title, schema]) => section(title, schema)),
    '## A fact\n\nSomething that was read: `{ value, source, certainty }`, where `source` is [where](#a-source) and `certainty` is `certain` (the file says ' +
      'so), `likely` (derived from code) or `possible` (one of several readings).',
    '## Kinds of evidence',
    'The `value` of an observation, by kind. An observation is `{ observed: true, by, value }`, or `{ observed: false, reason, applicable }`.',
    ...kinds,
  ]);
}

function keysOf(rows) {
  return table(
    ['key', 'value', 'always there', 'meaning'],
    rows.map(({ path, type, required, meaning }) => [`\`${path}\``, type, required ? 'yes' : '', meaning]),
  );
}

function renderSupport({ detectors, recipes, datastores, packageManagers, languages }) {
  const by = (name) => (a, b) => a[name].localeCompare(b[name], 'en');
  const answer = (supported) => (supported ? 'supported' : 'refused by name');
  const nameOf = (language) => languages[language]?.name ?? language;
  const frameworks = Object.values(detectors)
    .sort(by('name'))
    .map(({ id, name, language, runsElsewhere }) => [
      name,
      nameOf(language),
      runsElsewhere === true ? 'left out: needs no container' : answer(recipes[id] !== undefined),
    ]);
  const known = Object.values(languages)
    .sort(by('name'))
    .map(({ name, building, runtime }) => [name, answer(building !== undefined), versionsOf(building, runtime)]);
  const managers = Object.values(packageManagers)
    .sort(by('name'))
    .map(({ name, language, lockfiles, installation }) => [
      name,
      nameOf(language),
      lockfiles.map((file) => `\`${file}\``).join(', '),
      answer(installation !== undefined),
    ]);
  const stores = Object.values(datastores)
    .sort(by('name'))
    .map(({ name, service, file }) => [name, storeAnswer(service, file), imagesOf(service)]);
  return page('What is supported', [
    'What is known but not supported is refused by its name or asked about; nothing is guessed. What is not in these tables is not recognised.',
    `## Languages\n\n${table(['language', 'answer', 'versions, the preferred first'], known)}`,
    `## Frameworks\n\n${table(['framework', 'language', 'answer'], frameworks)}`,
    `## Package managers\n\n${table(['package manager', 'language', 'lockfiles', 'answer'], managers)}`,
    `## Datastores\n\n${table(['datastore', 'answer', 'images, the default first'], stores)}`,
    '## Migrations\n\nAlembic, Drizzle, Knex, Prisma, Sequelize and TypeORM. Others: `migrate` in [seaworthy.yaml](configuration.md).',
    '`seaworthy prove` has no such limits: it observes any image and any compose file, whatever they were made with.',
  ]);
}

function storeAnswer(service, file) {
  if (file !== undefined) return 'supported: its file on a volume';
  return service === undefined ? 'named; you say where it is' : 'supported';
}

function imagesOf(service) {
  if (service === undefined) return '';
  const flavours = (service.flavours ?? []).map(
    ({ image, tag, defaultVersion = service.defaultVersion }) => `${image}:${tag(defaultVersion)}`,
  );
  return [`${service.image}:${service.defaultVersion}`, ...flavours].map((image) => `\`${image}\``).join(', ');
}

function versionsOf(building, runtime) {
  return building === undefined ? '' : (building.versions ?? runtime?.versions ?? []).join(', ');
}
