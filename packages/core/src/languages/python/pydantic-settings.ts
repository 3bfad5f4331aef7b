import type { SyntaxNode } from '@lezer/common';
import type { EnvironmentRead } from '../../source/merge-environment.ts';
import type { SourceFile } from '../../source/sources.ts';
import { type Assignment, constantOf } from './source/assignments.ts';
import { type Call, callAt, calledName, callsIn } from './source/calls.ts';
import { type ClassDefinition, classesOf } from './source/definitions.ts';
import { resolveName, sameName } from './source/imports.ts';
import { plainValueOf, textOf } from './source/literals.ts';
import { childrenOf, type PythonModule, readModules } from './source/module.ts';

const BASE = 'BaseSettings';

/** The fields of classes that derive from pydantic's `BaseSettings`, by the variables that fill them. */
export function findPydanticSettings(sources: readonly SourceFile[]): EnvironmentRead[] {
  const settings = findDerived(sources, BASE);
  return settings.flatMap((definition) => readFields(definition, findPrefix(definition, settings) ?? ''));
}

/** The classes that derive from `base`, also by way of others that another module declares. */
function findDerived(sources: readonly SourceFile[], base: string): ClassDefinition[] {
  const names = new Set([base]);
  let found: ClassDefinition[] = [];
  for (let size = 0; size !== names.size; ) {
    size = names.size;
    const any = `\\b(?:${[...names].join('|')})\\b`;
    // In the head of a class, or under another name there.
    found = readModules(sources, new RegExp(`\\bclass\\s[^:]{0,300}${any}|${any}\\s+as\\b`))
      .flatMap(classesOf)
      .filter(({ bases }) => bases.some((one) => names.has(lastPart(one))));
    for (const { name } of found) names.add(name);
  }
  return found;
}

function readFields(definition: ClassDefinition, prefix: string): EnvironmentRead[] {
  return definition.fields.flatMap((field) => {
    const { module, name, annotation, value } = field;
    if (annotation === undefined || name.startsWith('_') || name === 'model_config') return [];
    const types = namesIn(module, annotation);
    if (types.has('ClassVar')) return [];
    const settings = fieldCalls(field);
    const isJson = [...types].some((type) => /^(?:list|dict|set|tuple)$/i.test(type)) && !types.has('NoDecode');
    return [
      {
        name: findAlias(settings) ?? `${prefix}${name}`.toUpperCase(),
        source: module.source(field.node),
        ...defaultOf(module, value, settings),
        ...(types.has('SecretStr') ? { secret: true } : {}),
        ...(isJson ? { json: true } : {}),
      },
    ];
  });
}

/**
 * A class has the prefix of its last base unless it sets its own: pydantic merges the configurations from left to right,
 * and `BaseSettings` has one with an empty prefix.
 */
function findPrefix(definition: ClassDefinition, settings: readonly ClassDefinition[]): string | undefined {
  const own = findOwnPrefix(definition);
  if (own !== undefined) return own;
  // Without itself: names that are looked up across modules could lead in a circle.
  const others = settings.filter((other) => other !== definition);
  for (const base of definition.bases.toReversed()) {
    if (lastPart(base) === BASE) return '';
    const found = findBase(definition, base, others);
    if (found !== undefined) return findPrefix(found, others);
  }
  return undefined;
}

/** By its module; a package that hands it on has another name, and there the class's own has to do. */
function findBase({ module }: ClassDefinition, base: string, settings: readonly ClassDefinition[]) {
  const named = settings.filter(({ name }) => name === lastPart(base));
  const isIt = (other: ClassDefinition) =>
    base.includes('.') ? sameName(`${other.module.name}.${other.name}`, base) : other.module === module;
  return named.find(isIt) ?? named[0];
}

/** `SettingsConfigDict(env_prefix='A_')`, the same as a dictionary, as an inner class, or as the class's own keyword. */
function findOwnPrefix({ module, fields, inner, keyword }: ClassDefinition): string | undefined {
  const model = fields.find(({ name }) => name === 'model_config')?.value;
  const config = inner.find(({ name }) => name === 'Config');
  return textOf(
    module,
    callAt(module, model)?.keyword('env_prefix') ??
      entryOf(module, model, 'env_prefix') ??
      config?.fields.find(({ name }) => name === 'env_prefix')?.value ??
      keyword('env_prefix'),
  );
}

function entryOf(module: PythonModule, node: SyntaxNode | undefined, key: string): SyntaxNode | undefined {
  const dictionary = node?.name === 'VariableName' ? constantOf(module, module.text(node)) : node;
  if (dictionary?.name !== 'DictionaryExpression') return undefined;
  const children = childrenOf(dictionary);
  const at = children.findIndex((child, index) => children[index + 1]?.name === ':' && textOf(module, child) === key);
  return at < 0 ? undefined : children[at + 2];
}

/** `Field(…)` as the value or inside `Annotated[…]`, the value's first. */
function fieldCalls({ module, annotation, value }: Assignment): Call[] {
  const calls = [...callsIn(module, value), ...callsIn(module, annotation)];
  return calls.filter((call) => calledName(call) === 'Field');
}

function findAlias(settings: readonly Call[]): string | undefined {
  for (const call of settings) {
    const given = call.keyword('validation_alias') ?? call.keyword('alias') ?? call.keyword('env');
    const choices = callAt(call.module, given);
    const alias = textOf(call.module, choices === undefined ? given : choices.positional[0]);
    if (alias !== undefined && /^\w+$/.test(alias)) return alias;
  }
  return undefined;
}

function defaultOf(
  module: PythonModule,
  value: SyntaxNode | undefined,
  settings: readonly Call[],
): { required: boolean; default?: string } {
  const own = callAt(module, value);
  const field = own !== undefined && calledName(own) === 'Field';
  const given = value === undefined || field ? givenByFields(settings) : value;
  if (given === undefined) return { required: true };
  if (given === 'computed') return { required: false };
  const call = callAt(module, given);
  const wrapped = call !== undefined && /(?:Url|Dsn|SecretStr|Path)$/.test(calledName(call) ?? '');
  const text = plainValueOf(module, wrapped ? call.positional[0] : given);
  return text === undefined ? { required: false } : { required: false, default: text };
}

/** The default that `Field` gives: its first argument or `default`; `...` stands for none. */
function givenByFields(settings: readonly Call[]): SyntaxNode | 'computed' | undefined {
  for (const call of settings) {
    if (call.keyword('default_factory') !== undefined) return 'computed';
    const given = call.keyword('default') ?? call.positional[0];
    if (given !== undefined && given.name !== 'Ellipsis') return given;
  }
  return undefined;
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** The names in a type, as they are called where they come from; what its calls are given doesn't count. */
function namesIn(module: PythonModule, annotation: SyntaxNode): Set<string> {
  const names = new Set<string>();
  annotation.cursor().iterate((node) => {
    if (node.name === 'ArgList') return false;
    if (node.name === 'VariableName') {
      names.add(lastPart(resolveName(module, module.text(node.node))));
    } else if (node.name === 'PropertyName') names.add(module.text(node.node));
    return true;
  });
  return names;
}
