import type { SyntaxNode } from '@lezer/common';
import type { EnvironmentFact } from '../../model/index.ts';
import { type EnvironmentRead, mergeEnvironment } from '../../source/merge-environment.ts';
import type { SourceFile } from '../../source/sources.ts';
import { findPydanticSettings } from './pydantic-settings.ts';
import { moduleAssignments } from './source/assignments.ts';
import { type Call, callAt, callsOf, dottedName } from './source/calls.ts';
import { resolveName } from './source/imports.ts';
import { plainValueOf, textOf } from './source/literals.ts';
import { childrenOf, groupsOf, type PythonModule, readModules } from './source/module.ts';
import { stringsOf, writtenText } from './source/strings.ts';

/** A text that reads the environment somewhere; the rest is not parsed for it. */
const readsEnvironment = /\benviron\b|\bgetenv\b|\bconfig\(|\benv(?:\.\w+)?\(|\bdj_database_url\b/;

/** The variables that Python sources read: `os.environ`, `os.getenv`, pydantic-settings, starlette's `config`. */
export function findPythonEnvironment(sources: readonly SourceFile[]): EnvironmentFact[] {
  const modules = readModules(sources, readsEnvironment);
  return mergeEnvironment([...findEnvironmentReads(sources), ...findPydanticSettings(sources)], {
    everyNameHasFile: modules.some((module) => namesOf(module).some((name) => isNameOfFile(module, name))),
    files: findFileNames(modules),
  });
}

/** Each place that reads a variable by its name, in order of file and place. */
export function findEnvironmentReads(sources: readonly SourceFile[]): EnvironmentRead[] {
  return readModules(sources, readsEnvironment).flatMap((module) =>
    [...findRequired(module), ...findOptional(module), ...findDeclared(module)].sort(
      (a, b) => (a.source.line ?? 0) - (b.source.line ?? 0),
    ),
  );
}

/** `os.environ['NAME']` raises when the variable is missing. */
function findRequired(module: PythonModule): EnvironmentRead[] {
  return subscripts(module).flatMap(({ node, index }) => {
    const name = textOf(module, index);
    return name !== undefined && /^[A-Za-z_]\w*$/.test(name) && !isWritten(node)
      ? [{ name, source: module.source(node), required: true }]
      : [];
  });
}

function findOptional(module: PythonModule): EnvironmentRead[] {
  return optionalCalls(module).flatMap((call) => {
    const name = textOf(module, call.positional[0]) ?? usualName(call);
    if (name === undefined || !/^[A-Z_][A-Z0-9_]*$/.test(name)) return [];
    const given = call.keyword('default') ?? (isOfUrl(call) ? undefined : call.positional[1]);
    const fallback = plainValueOf(module, given) ?? plainValueOf(module, alternativeOf(module, call.node));
    const optional =
      fallback !== undefined ? { default: fallback } : given === undefined ? required(call, name) : { required: false };
    return [{ name, source: module.source(call.node), ...optional }];
  });
}

/** Readers that raise where the variable is missing and no default is given. */
function required(call: Call, name: string): { required?: true } {
  const { module, written } = call;
  const isStrict = /^(?:decouple\.(?:config|AutoConfig)|starlette\.config\.)/.test(call.name ?? '');
  const maker = written?.split('.')[0];
  const made = moduleAssignments(module).find((assignment) => assignment.name === maker)?.value;
  const reader = callAt(module, made);
  const isMade = /^(?:environ\.(?:Env|FileAwareEnv)|environs\.Env|starlette\.config\.Config)$/.test(reader?.name ?? '');
  return isStrict || (isMade && reader?.keyword(name) === undefined) ? { required: true } : {};
}

/** `environ.Env(DEBUG=(bool, False))`: what is declared there has a default. */
function findDeclared(module: PythonModule): EnvironmentRead[] {
  return callsOf(module)
    .filter(({ name }) => name === 'environ.Env' || name === 'environ.FileAwareEnv')
    .flatMap(({ node }) =>
      (node.getChild('ArgList') === null ? [] : groupsOf(node.getChild('ArgList') as SyntaxNode)).flatMap(
        ([key, , value]) => {
          if (key?.name !== 'VariableName' || value?.name !== 'TupleExpression') return [];
          const fallback = plainValueOf(module, groupsOf(value)[1]?.[0]);
          const optional = fallback === undefined ? { required: false } : { default: fallback };
          return [{ name: module.text(key), source: module.source(key), ...optional }];
        },
      ),
    );
}

/** `env.db()` and `dj_database_url.config()` read this one unless they are told another. */
function usualName(call: Call): string | undefined {
  const isUsual = isOfUrl(call) && call.positional.length === 0;
  if (!isUsual) return undefined;
  return textOf(call.module, call.keyword('env')) ?? (/cache/.test(call.written ?? '') ? 'CACHE_URL' : 'DATABASE_URL');
}

function isOfUrl({ name, written }: Call): boolean {
  return name === 'dj_database_url.config' || /^env\.(?:db|db_url|dj_db_url|cache|cache_url)$/.test(written ?? '');
}

/** `environ.get`, `getenv`, and the readers of starlette, decouple and environs. */
function optionalCalls(module: PythonModule): Call[] {
  return callsOf(module).filter(
    ({ name, written }) =>
      /(?:^|\.)(?:environ\.get|getenv)$/.test(name ?? '') ||
      name === 'dj_database_url.config' ||
      /^(?:config|env(?:\.(?:str|int|bool|float|url|list|json|dict|tuple|path|decimal|db|db_url|dj_db_url|cache|cache_url))?)$/.test(
        written ?? '',
      ),
  );
}

function subscripts(module: PythonModule): { node: SyntaxNode; index: SyntaxNode }[] {
  return module.nodes('MemberExpression').flatMap((node) => {
    const [object, bracket, index, ...more] = childrenOf(node);
    const name = bracket?.name === '[' ? dottedName(module, object) : undefined;
    if (name === undefined || index === undefined || more.length !== 1) return [];
    return /(?:^|\.)environ$/.test(resolveName(module, name)) ? [{ node, index }] : [];
  });
}

/** `environ['A'] = …` and `del environ['A']` don't read it. */
function isWritten({ parent, nextSibling }: SyntaxNode): boolean {
  if (parent?.name === 'DeleteStatement') return true;
  return parent?.name === 'AssignStatement' && nextSibling !== null;
}

/** The other side of `environ.get('A') or 'b'`. */
function alternativeOf(module: PythonModule, call: SyntaxNode): SyntaxNode | undefined {
  if (call.parent?.name !== 'BinaryExpression') return undefined;
  const [left, operator, right] = childrenOf(call.parent);
  const isLeft = left?.from === call.from && left.to === call.to;
  return isLeft && operator !== undefined && module.text(operator) === 'or' ? right : undefined;
}

/** What stands for the variable's name wherever the module reads the environment. */
function namesOf(module: PythonModule): SyntaxNode[] {
  const called = callsOf(module)
    .filter(({ name }) => /(?:^|\.)(?:environ\.get|getenv)$/.test(name ?? ''))
    .flatMap(({ positional }) => positional.slice(0, 1));
  return [...called, ...subscripts(module).map(({ index }) => index)];
}

/** `f'{name}_FILE'`, `name + '_FILE'`: any variable may name a file with its value. */
function isNameOfFile(module: PythonModule, node: SyntaxNode): boolean {
  if (node.name === 'FormatString') return writtenText(module, node).endsWith('_FILE');
  return node.name === 'BinaryExpression' && (textOf(module, childrenOf(node)[2]) ?? '').endsWith('_FILE');
}

/** Names such as `API_KEY_FILE` that stand as texts in a module which reads the environment by computed names. */
function findFileNames(modules: readonly PythonModule[]): Set<string> {
  const computed = modules.filter((module) =>
    namesOf(module).some((node) => node.name === 'VariableName' && textOf(module, node) === undefined),
  );
  const texts = computed.flatMap((module) => stringsOf(module).map((node) => writtenText(module, node)));
  return new Set(texts.filter((text) => /^[A-Z][A-Z0-9_]*_FILE$/.test(text)));
}
