import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeExtensionSchema, configurationSchema, serviceConfigurationSchema } from '@seaworthy/core/model';
import { readPage } from '@seaworthy/testkit/pages';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commands } from './commands/commands.gen.ts';
import type { CommandDefinition } from './invocation/definitions.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const documents = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => `docs/${file}`);
const pages = ['README.md', 'packages/cli/README.md', 'CHANGELOG.md', ...documents];
/** Pages that are written by hand and tell a reader what to type. */
const guides = pages.filter((file) =>
  /^README|^packages|^docs\/(?:README|(?:guides|how-to|explanation)\/)|(?:answers|exit-codes)\.md$/.test(file),
);

/** Names that a program of the reader's might have. */
const EXAMPLES = /^(?:LICENSE|SENTRY|SHOP|API|LOG|REDIS|CELERY|DATABASE)_/;

describe('what can be run says whether it is', () => {
  test.each(guides)('%s', (file) => {
    const unsaid = readPage(read(file)).blocks.filter(
      ({ language, mark }) => /^(?:sh|bash|console)$/.test(language) && mark === undefined,
    );
    expect(unsaid.map(({ line }) => `${file}:${line}`)).toEqual([]);
  });

  test.each(guides)('%s gives a reason where it is not', (file) => {
    const silent = readPage(read(file)).blocks.filter(({ mark }) => mark?.does === 'not run' && mark.what.length < 15);
    expect(silent).toEqual([]);
  });
});

describe('every command and option that is named exists', () => {
  const known = Object.values(commands).map(({ command }) => command as CommandDefinition);
  const everywhere = ['-C', '--directory', '--json', '--progress', '--help', '-h', '--version', 'help'];

  test.each(pages)('%s', (file) => {
    const wrong = commandLines(read(file)).filter((line) => !isKnown(line));
    expect(wrong).toEqual([]);
  });

  test('a command or an option that does not exist is noticed', () => {
    expect(['seaworthy shp', 'seaworthy ship --upp', 'seaworthy engine fix'].filter(isKnown)).toEqual([]);
    expect(isKnown('seaworthy ship examples/todo --up --progress=plain')).toBe(true);
  });

  function isKnown(line: string): boolean {
    const [, ...words] = line.split(/\s+/);
    const first = words[0] ?? '';
    if (words.length === 0) return true;
    if (everywhere.includes(first.split('=')[0] ?? '')) return true;
    const command = known.find(({ name }) => `${words.join(' ')} `.startsWith(`${name} `));
    if (command === undefined) return known.some(({ name }) => name.startsWith(`${first} `)) && words.length < 2;
    const options = new Set([...everywhere, ...command.options.flatMap(({ flags }) => flags.split(/[ ,]+/))]);
    // What stands behind `--` is somebody else's command.
    const own = words.includes('--') ? words.slice(0, words.indexOf('--')) : words;
    return own.filter((word) => word.startsWith('-')).every((word) => options.has(word.split('=')[0] ?? ''));
  }
});

describe('every code and variable that is named exists', () => {
  const codes = new Set([...read('docs/reference/errors.md').matchAll(/\[([A-Z_]+)\]/g)].map(([, code]) => code));
  const variables = read('docs/reference/variables.md') + read('docs/reference/runtime-variables.md');

  test.each(guides)('%s', (file) => {
    const prose = read(file).replaceAll(/^```.*?^```$/gms, '');
    const named = [...prose.matchAll(/`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !codes.has(name) && !variables.includes(name) && !EXAMPLES.test(name))).toEqual([]);
  });

  test('every variable that Seaworthy reads by its own name is in the reference', () => {
    const sources = readdirSync(join(root, 'packages'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      /^\w+\/src\/.*(?<!\.test)\.ts$/.test(file),
    );
    const own = sources.flatMap((file) => read(`packages/${file}`).match(/\bSEAWORTHY_[A-Z_]+\b/g) ?? []);
    expect(own.length).toBeGreaterThan(3);
    expect([...new Set(own)].filter((name) => !variables.includes(`\`${name}\``))).toEqual([]);
  });

  test('every variable of the bake file is in the reference', () => {
    const bake = read('packages/core/src/generate/fixtures/todo/docker-bake.hcl');
    const names = [...bake.matchAll(/^variable "(\w+)"/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !variables.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('examples of configuration are valid', () => {
  const yamlOf = (file: string, index = 0) =>
    parse(readPage(read(file)).blocks.filter(({ language }) => language === 'yaml')[index]?.text ?? '');

  test('the one that says it is all that can be set holds every key', () => {
    const example = yamlOf('docs/errors/configuration-invalid.md');
    expect(configurationSchema.safeParse(example).error?.issues ?? []).toEqual([]);
    expect(Object.keys(configurationSchema.shape).filter((key) => !(key in example))).toEqual([]);
    expect(Object.keys(serviceConfigurationSchema.shape).filter((key) => !(key in example.services.api))).toEqual([]);
  });

  test.each(['docs/guides/generated-files.md', 'docs/guides/getting-started.md', 'docs/guides/tutorial.md'])(
    '%s',
    (file) => {
      expect(configurationSchema.safeParse(yamlOf(file)).error?.issues ?? []).toEqual([]);
    },
  );

  test('x-seaworthy', () => {
    const { shop } = yamlOf('docs/reference/configuration.md').services;
    expect(composeExtensionSchema.safeParse(shop['x-seaworthy']).error?.issues ?? []).toEqual([]);
  });
});

test('every function of the library has a line in its guide', () => {
  const exported = [...read('packages/pipeline/src/index.ts').matchAll(/^export \{(.*)\}/gm)].flatMap(
    ([, names = '']) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => /^[a-z]\w*$/.test(name)),
  );
  const guide = read('docs/guides/library.md');
  expect(exported.length).toBeGreaterThan(10);
  expect(exported.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
});

test('every foundation has a line in its guide', () => {
  const folder = 'packages/provision/src/foundations';
  const ids = readdirSync(join(root, folder)).filter((id) => existsSync(join(root, folder, id, 'foundation.ts')));
  const guide = read('docs/guides/base-images.md');
  expect(ids.length).toBeGreaterThan(3);
  expect(ids.filter((id) => !guide.includes(`| \`${id}\` |`))).toEqual([]);
});

test('every command has a line in the reference of answers', () => {
  const answers = read('docs/reference/answers.md');
  const names = Object.values(commands).map(({ command }) => command.name);
  expect(names.filter((name) => !answers.includes(`\`${name}\``))).toEqual([]);
});

test('every type of event has a line in the reference of answers', () => {
  const types = [...read('packages/core/src/model/events.ts').matchAll(/type: '([\w.]+)'/g)].map(([, type]) => type);
  const answers = read('docs/reference/answers.md');
  expect(types.length).toBeGreaterThan(8);
  expect(types.filter((type) => !answers.includes(`\`${type}\``))).toEqual([]);
});

test('every page is reached from the index', () => {
  const reached = new Set<string>();
  const visit = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const [, target = ''] of read(file).matchAll(/\]\((?!\w+:)([^)\s#]+\.md)/g)) visit(join(file, '..', target));
  };
  visit('docs/README.md');
  expect(documents.filter((file) => !reached.has(file))).toEqual([]);
});

/** What a page shows to be typed: in blocks of a shell, and as code in a sentence. */
function commandLines(text: string): string[] {
  const shells = readPage(text).blocks.filter(({ language }) => /^(?:sh|bash|console)$/.test(language));
  const prose = text.replaceAll(/^```.*?^```$/gms, '');
  const code = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, inside = '']) => inside);
  return [...shells.flatMap((block) => block.text.split('\n')), ...code].flatMap((line) =>
    [...line.matchAll(/(?:^|[;&|$] *|sudo )(seaworthy [^#;&|>`…[\]<]*)/g)].map(([, command = '']) => command.trim()),
  );
}
