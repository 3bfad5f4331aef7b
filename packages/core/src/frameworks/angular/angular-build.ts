import type { ToolCommand } from '../../languages/node/tool-command.ts';
import type { Fact, Source } from '../../model/index.ts';
import type { JsonDocument } from '../../repository/json-document.ts';
import { folderName, found } from '../../sites/describe-site.ts';
import { optionValue } from '../../text/shell-words.ts';

const application = /^@angular(?:-devkit)?\/build(?:-angular)?:application$/;
/** Builders from before, which leave everything in one folder. */
const browser = /^@angular(?:-devkit)?\/build(?:-angular)?:browser(?:-esbuild)?$/;

/** Where `ng build` leaves a site, and the path below which it lies; or why that can't be told, with what to write. */
export function readAngularBuild(
  workspace: JsonDocument,
  { words, script }: ToolCommand,
): { output: Fact<string>; base?: Fact<string> } | { refused: string; source: Source } {
  const projects = Object.keys(objectAt(workspace, 'projects')).filter(
    (one) => workspace.get('projects', one, 'projectType') === 'application',
  );
  const [named] = words.filter((word, at) => !word.startsWith('-') && !words[at - 1]?.startsWith('-'));
  const name = named ?? projects[0];
  if (name === undefined || !projects.includes(name) || (named === undefined && projects.length > 1))
    return {
      refused: 'with several applications in one angular.json (name one: "build": "ng build NAME")',
      source: script.source,
    };
  const path = ['projects', name, 'architect', 'build'];
  const source: Source = { file: workspace.file, line: workspace.lineOf(...path) };
  const chosen = configurationOf(workspace, path, words);
  const option = (key: string) => chosen(key) ?? workspace.get(...path, 'options', key);
  if (
    (option('ssr') ?? false) !== false ||
    (option('prerender') ?? false) !== false ||
    option('outputMode') === 'static'
  )
    return { refused: 'whose pages are made before (take ssr, prerender and outputMode away)', source };
  const builder = String(workspace.get(...path, 'builder') ?? '');
  const isApplication = application.test(builder);
  if (!isApplication && !browser.test(builder))
    return { refused: 'that another builder makes (use @angular/build:application)', source };
  const output = outputOf(option('outputPath') ?? `dist/${name}`, optionValue(words, ['--output-path']), isApplication);
  const base = baseOf(optionValue(words, ['--base-href']) ?? option('baseHref'));
  if (output === undefined || output.startsWith('..') || base === undefined)
    return {
      refused: 'whose outputPath or baseHref leads elsewhere (write a folder of the project and a path)',
      source,
    };
  return { output: found(output, source), ...(base === '/' ? {} : { base: found(base, source) }) };
}

/** An option as the configuration says it that is built: the one of the command, else the usual one. */
function configurationOf(workspace: JsonDocument, path: readonly string[], words: readonly string[]) {
  const said = optionValue(words, ['--configuration', '-c']) ?? workspace.get(...path, 'defaultConfiguration');
  const names = typeof said === 'string' ? said.split(',') : [];
  return (key: string): unknown =>
    names.map((name) => workspace.get(...path, 'configurations', name, key)).findLast((value) => value !== undefined);
}

function outputOf(written: unknown, told: string | undefined, isApplication: boolean): string | undefined {
  if (told !== undefined) return folderName(isApplication ? `${told}/browser` : told);
  if (typeof written === 'string') return folderName(isApplication ? `${written}/browser` : written);
  if (!isRecord(written) || typeof written.base !== 'string') return undefined;
  return folderName(`${written.base}/${typeof written.browser === 'string' ? written.browser : 'browser'}`);
}

function baseOf(href: unknown): string | undefined {
  if (href === undefined || href === '' || href === './') return '/';
  if (typeof href !== 'string' || !/^\/(?!\/)/.test(href)) return undefined;
  return href.endsWith('/') ? href : `${href}/`;
}

function objectAt(document: JsonDocument, key: string): Record<string, unknown> {
  const value = document.get(key);
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
