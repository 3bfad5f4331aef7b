import type { Node } from '@babel/types';
import type { EnvironmentRead } from '../../../source/merge-environment.ts';
import { bindingOf, keyOf } from '../source/bindings.ts';
import { environmentPath } from '../source/environment-object.ts';
import { follow, importedBy } from '../source/follow.ts';
import { childPlace, isAt, isCall, isFunction, type Place, placesIn, sourceOf } from '../source/place.ts';
import { placesOf } from '../source/program.ts';
import type { Project } from '../source/project.ts';
import { tellValue } from '../source/tell-value.ts';
import { variableName } from './direct-reads.ts';

const libraries =
  /^(?:zod|valibot|envalid|envsafe|znv|yup|joi|superstruct|arktype|runtypes|@sinclair\/typebox|@t3-oss\/env-\w+)(?:\/|$)/;
/** Names of rules where they are not imported from a known library. */
const ruleNames = /^(?:z|v|s|t|str|num|bool|url|port|email|envalid)$/;
const schemaMakers = /^(?:createEnv|envsafe|envSafe)$/;
const parsers = /^(?:parse|safeParse|cleanEnv|createEnv|envsafe|envSafe|parseEnv|validate|load)/;

/** Schemas that the environment is parsed with: zod, envalid, t3-env, valibot. Without default and `optional`, required. */
export function findSchemaReads(project: Project): EnvironmentRead[] {
  const found = new Map<Node, EnvironmentRead>();
  for (const call of placesOf(project.sources, mayParse, 'CallExpression', 'OptionalCallExpression')) {
    if (!parsesEnvironment(call, project)) continue;
    for (const schema of schemasOf(call, project)) {
      for (const place of placesIn(schema)) {
        if (!found.has(place.node)) for (const read of readOf(place, project)) found.set(place.node, read);
      }
    }
  }
  return [...found.values()];
}

function mayParse(text: string): boolean {
  return /process\.env|import\.meta\.env|env\b|createEnv|envsafe/i.test(text) && parserCall.test(text);
}
const parserCall =
  /(?<![\w$])(?:parse(?!Int\b|Float\b)|safeParse|cleanEnv|createEnv|envsafe|envSafe|parseEnv|validate|load)[\w$]*['"\]\s]*(?:\?\.|<|\()/;

/** `schema.parse(process.env)`, `cleanEnv(process.env, { … })`, `createEnv({ … })` */
function parsesEnvironment(call: Place, project: Project): boolean {
  if (!isCall(call)) return false;
  const name = lastName(call.node.callee);
  if (name === undefined || !parsers.test(name)) return false;
  if (schemaMakers.test(name)) return true;
  return call.node.arguments.some((argument) => {
    if (argument.type !== 'ObjectExpression') return environmentPath(childPlace(call, argument), project)?.length === 0;
    // A copy, or chosen members: `{ ...process.env }`, `{ PORT: process.env.PORT }`.
    return argument.properties.some((property) => {
      const value =
        property.type === 'SpreadElement'
          ? property.argument
          : property.type === 'ObjectProperty'
            ? property.value
            : undefined;
      return value !== undefined && environmentPath(childPlace(call, value), project) !== undefined;
    });
  });
}

/** What the call checks against: the object that it is a method of, or one of its arguments, wherever they are made. */
function schemasOf(call: Place, project: Project): Place[] {
  if (!isCall(call)) return [];
  const { callee } = call.node;
  const owner =
    callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression' ? [callee.object as Node] : [];
  const named = [...owner, ...call.node.arguments].map((node) => follow(childPlace(call, node), project).place);
  // A schema is often put together of others in the same file.
  return [...named, ...call.program.all('Program')];
}

/** A property such as `PORT: z.coerce.number().default(3000)`. */
function readOf(place: Place, project: Project): EnvironmentRead[] {
  if (!isAt(place, 'ObjectProperty')) return [];
  const name = keyOf(place.node.key, place.node.computed);
  if (name === undefined || !variableName.test(name)) return [];
  const rule = follow(childPlace(place, place.node.value), project).place;
  if (!isRule(rule)) return [];
  const said = { isOptional: false, fallback: undefined as string | undefined };
  for (const inner of placesIn(rule, (other) => !isFunction(other))) readRule(inner, project, said);
  const use = said.fallback === undefined ? { required: !said.isOptional } : { default: said.fallback };
  return [{ name, source: sourceOf(place), ...use }];
}

function readRule(place: Place, project: Project, said: { isOptional: boolean; fallback: string | undefined }): void {
  const literal = (node: Node | undefined) =>
    node === undefined ? undefined : tellValue(childPlace(place, node), project)?.literal?.value;
  if (
    isAt(place, 'ObjectProperty') &&
    /^(?:default|devDefault)$/.test(keyOf(place.node.key, place.node.computed) ?? '')
  ) {
    said.isOptional = true;
    const value = keyOf(place.node.key, false) === 'default' ? literal(place.node.value) : undefined;
    if (value !== undefined) said.fallback ??= String(value);
  }
  if (!isCall(place)) return;
  const name = lastName(place.node.callee) ?? '';
  if (!/^(?:default|prefault|optional|nullish|catch)$/.test(name)) return;
  said.isOptional = true;
  // `rule.default(x)`, and `v.optional(rule, x)`, where the first argument is a rule.
  const value = literal(place.node.arguments[/^(?:optional|nullish)$/.test(name) ? 1 : 0]);
  if (value !== undefined && name !== 'catch') said.fallback ??= String(value);
}

/** The leftmost name of the expression is a library's. */
function isRule(place: Place): boolean {
  let at = place;
  for (;;) {
    if (isCall(at)) at = childPlace(at, at.node.callee as Node);
    else if (isAt(at, 'MemberExpression', 'OptionalMemberExpression')) at = childPlace(at, at.node.object);
    else break;
  }
  if (!isAt(at, 'Identifier')) return false;
  const binding = bindingOf(at);
  if (binding?.kind === 'import') return libraries.test(importedBy(binding.declaration).module);
  // A rule is called or has members; a bare name with one of these is any value.
  return at.node !== place.node && ruleNames.test(at.node.name);
}

function lastName(callee: Node): string | undefined {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression'
    ? keyOf(callee.property, callee.computed)
    : undefined;
}
