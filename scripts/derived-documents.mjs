// JSON Schemas and reference tables, made from the TypeScript sources that they describe.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { renderLibraries } from './derived-libraries.mjs';
import { renderMeasurements } from './derived-measurements.mjs';
import { renderReferences } from './derived-references.mjs';
import { renderRuleDocuments } from './derived-rules.mjs';
import { fillSections } from './derived-sections.mjs';
import { describeComments } from './describe-comments.mjs';
import { page, table } from './page.mjs';
import { root } from './setup.mjs';

const sources = `
export * as model from '@seaworthy/core/model';
export { z } from 'zod';
export { catalogue } from '${root}packages/core/src/errors/catalogue.gen.ts';
export { checks } from '${root}packages/checks/src/checks.gen.ts';
export { rules } from '${root}packages/core/src/lint/rules.gen.ts';
export { peers } from '${root}packages/core/src/lint/peers/peers.gen.ts';
export { detectors } from '${root}packages/core/src/frameworks/detectors.gen.ts';
export { recipes } from '${root}packages/core/src/frameworks/recipes.gen.ts';
export { datastores } from '${root}packages/core/src/datastores/datastores.gen.ts';
export { packageManagers } from '${root}packages/core/src/package-managers/package-managers.gen.ts';
export { languages } from '${root}packages/core/src/languages/languages.gen.ts';
export { commands } from '${root}packages/cli/src/commands/commands.gen.ts';
export { formats } from '@seaworthy/report';
export { describeLies, readLies } from '${root}packages/testkit/src/lies/index.ts';
export { renderManPage } from '${root}packages/cli/src/text/man-page.ts';
export { commandLine } from '${root}packages/cli/src/program.ts';
`;

/** Where the comments of keys say what they mean. */
const SCHEMAS = /\/core\/src\/(?:model|evidence|images)\/.*\.ts$/;

/** Every derived document, by its path from the repository's root. */
export async function renderDerivedDocuments() {
  const { model, z, catalogue, checks, rules, peers, commands, formats, ...sources } = await importSources();
  const { renderManPage, commandLine, describeLies, readLies, ...supported } = sources;
  return [
    ...renderReferences({ model, z, ...supported }),
    ...renderSchemas(model, z),
    ...renderRuleDocuments(rules, checks, peers),
    ...(await renderLibraries()),
    { path: 'docs/reference/commands.md', content: renderCommands(commands) },
    { path: 'packages/cli/man/seaworthy.1', content: renderManPage(commandLine(), readManifest()) },
    { path: 'docs/reference/errors.md', content: renderErrors(catalogue) },
    { path: 'docs/reference/checks.md', content: renderChecks(checks) },
    { path: 'docs/reference/lies.md', content: renderLies(describeLies(readLies(join(root, 'fixtures/lies')))) },
    { path: 'docs/reference/formats.md', content: renderFormats(formats) },
    ...renderMeasurements(root),
    ...fillSections(root, ['README.md', 'packages/cli/README.md'], { supported: renderSupported(supported) }),
  ];
}

function readManifest() {
  return JSON.parse(readFileSync(join(root, 'packages/cli/package.json'), 'utf8'));
}

function renderSchemas(model, z) {
  const documents = {
    facts: [model.factsSchema, 'What Seaworthy read from a repository.'],
    plan: [model.planSchema, 'What Seaworthy decided to generate, and why.'],
    build: [model.buildRecordSchema, 'One build: its steps, images and cache hits.'],
    evidence: [model.evidenceSchema, 'What was observed of running containers and their images.'],
    findings: [model.findingsSchema, 'What `seaworthy lint` found, file by file.'],
    report: [model.reportSchema, 'The result of a run: verdicts, with the evidence for them.'],
    configuration: [model.configurationSchema, 'seaworthy.yaml: overrides for any decision of Seaworthy.'],
    budgets: [model.budgetFileSchema, 'Budgets for `--budget`: what a run holds services to.'],
  };
  return Object.entries(documents).map(([name, [schema, description]]) => {
    const io = name === 'configuration' || name === 'budgets' ? 'input' : 'output';
    const { $schema, ...rest } = z.toJSONSchema(schema, {
      io,
      override: ({ jsonSchema }) => dropOwnFormat(jsonSchema),
    });
    const document = { $schema, title: name, description, ...rest };
    return { path: `packages/cli/schemas/${name}.schema.json`, content: `${JSON.stringify(document, undefined, 2)}\n` };
  });
}

// zod's own format name for a prefix, which stands in `pattern` as well; validators don't know it.
function dropOwnFormat(jsonSchema) {
  if (jsonSchema.format === 'starts_with') delete jsonSchema.format;
}

function renderCommands(commands) {
  const sections = Object.values(commands).map(({ command }) => {
    const words = ['seaworthy', command.name, ...command.arguments.map(({ name }) => name)].join(' ');
    const rows = [
      ...command.arguments.map(({ name, description }) => [name, description]),
      ...command.options.map(describeOption),
    ];
    return [
      `## \`${words}\``,
      command.description,
      ...(rows.length === 0
        ? []
        : [
            table(
              ['argument or option', 'meaning'],
              rows.map(([name, text]) => [`\`${name}\``, text]),
            ),
          ]),
      `\`\`\`sh\n${command.examples.map((example) => `${example.command}  # ${example.does}`).join('\n')}\n\`\`\``,
    ].join('\n\n');
  });
  const global = table(
    ['global option', 'meaning'],
    [
      ['`-C, --directory <dir>`', 'Work in this folder instead of the current one.'],
      ['`--json`', 'Print the result as one JSON document on stdout; everything else goes to stderr.'],
      ['`--progress <mode>`', '`auto`, `tty`, `plain`, `rawjson` (events as JSON lines on stderr) or `quiet`.'],
    ],
  );
  const intro =
    'Exit codes: 0 yes · 1 it ran and the answer is no · 2 it could not run · 130 stopped by Ctrl-C. `NO_COLOR` and `FORCE_COLOR` are heeded.';
  return page('Commands', [intro, global, ...sections]);
}

function describeOption({ flags, description, choices, default: fallback }) {
  const more = [choices && `one of ${choices.join(', ')}`, fallback !== undefined && `default ${fallback}`].filter(
    Boolean,
  );
  return [flags, more.length > 0 ? `${description} (${more.join('; ')})` : description];
}

function renderErrors(catalogue) {
  const rows = Object.values(catalogue).map(({ code, exitCode = 2 }) => {
    const file = `docs/errors/${code.toLowerCase().replaceAll('_', '-')}.md`;
    // A missing page is for the completeness check to say.
    const [, first = ''] = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8').split('\n\n') : [];
    return [
      `[${code}](../errors/${file.split('/').pop()})`,
      String(exitCode),
      first.replaceAll('\n', ' ').split(/(?<=[.!]) /)[0],
    ];
  });
  return page('Errors', [table(['code', 'exit code', 'when'], rows)]);
}

/** What is known but has no recipe, service or installation is refused by name, and not listed. */
function renderSupported({ detectors, recipes, datastores, packageManagers }) {
  const frameworks = Object.keys(recipes).map((id) => detectors[id].name);
  // One without a lockfile stands for what needs nothing installed.
  const managers = Object.values(packageManagers).filter(
    ({ installation, lockfiles }) => installation !== undefined && lockfiles.length > 0,
  );
  const stores = Object.values(datastores).filter(({ service, file }) => service !== undefined || file !== undefined);
  const lists = [frameworks, stores.map(({ name }) => name), managers.map(({ id }) => id)];
  return lists
    .filter((names) => names.length > 0)
    .map(enumerate)
    .join('; ');
}

function enumerate(names) {
  const sorted = [...names].sort((a, b) => a.localeCompare(b, 'en'));
  return [sorted.slice(0, -1).join(', '), ...sorted.slice(-1)].filter((part) => part !== '').join(' and ');
}

function renderChecks(checks) {
  const rows = Object.values(checks).map(({ id, severity, title, needs, also }) => [
    `[${id}](../checks/${id}.md)`,
    severity,
    title.pass,
    needs.join(', '),
    also?.cis?.join(', ') ?? '',
  ]);
  return page('Checks', [
    'CIS: items of the Docker Benchmark, which `--strictness cis` demands. All of them, and those of other tools: [other linters](other-linters.md).',
    table(['check', 'severity', 'passes when', 'needs', 'CIS'], rows),
  ]);
}

function renderLies({ head, rows, sections }) {
  return page('Containers that try to fool the proof', [
    'Each of these runs on a real engine in `npm run test:all`, some in `npm test`, and has to get exactly these verdicts: what is not ' +
      'named passes, or does not apply. `honest` does everything right; the others do so, too, but for their lie. They lie in ' +
      '`fixtures/lies`: a folder with a `compose.yaml` and an `expected.yaml` is one more.',
    table(head, rows),
    '## What gives each away',
    ...sections,
  ]);
}

function renderFormats(formats) {
  const rows = Object.values(formats).map(({ id, title, extension, mediaType }) => [
    `\`${id}\``,
    title,
    `\`.${extension}\``,
    mediaType,
  ]);
  const intro = '`seaworthy report --format <format>` renders the last report in any of these.';
  return page('Formats of the report', [intro, table(['format', 'what it is', 'file', 'media type'], rows)]);
}

async function importSources() {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-sources-'));
  try {
    const entry = '\0sources';
    const bundle = await rolldown({
      input: entry,
      platform: 'node',
      // jsonc-parser's other form finds its own files only where it is installed.
      resolve: { mainFields: ['module', 'main'] },
      // What a command does when it runs is not described here, and would drag in the whole program.
      external: [/\/commands\/[^/]+\/run\.ts$/],
      plugins: [
        {
          name: 'sources',
          resolveId: (id) => (id === entry ? id : undefined),
          load: (id) => (id === entry ? { code: sources, moduleType: 'ts' } : undefined),
          transform: (code, id) => (SCHEMAS.test(id) ? { code: describeComments(id, code) } : undefined),
        },
      ],
      cwd: join(root, 'packages/cli'),
      logLevel: 'silent',
    });
    const file = join(folder, 'sources.mjs');
    await bundle.write({ file, format: 'esm', codeSplitting: false });
    await bundle.close();
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
