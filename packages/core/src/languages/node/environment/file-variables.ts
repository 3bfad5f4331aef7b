import type { Node } from '@babel/types';
import { environmentPath } from '../source/environment-object.ts';
import { childPlace, type Program } from '../source/place.ts';
import { placesOf } from '../source/program.ts';
import type { Project } from '../source/project.ts';

/**
 * What the sources say of variables that name files. `everyNameHasFile`: they read `process.env[name + '_FILE']`;
 * `files`: names such as `API_KEY_FILE` that stand as texts in a source which reads the environment by computed names.
 */
export function findFileVariables(project: Project): { everyNameHasFile: boolean; files: Set<string> } {
  let everyNameHasFile = false;
  const readers = new Set<Program>();
  const mayRead = (text: string) => text.includes('_FILE') && /env/i.test(text);
  for (const place of placesOf(project.sources, mayRead, 'MemberExpression', 'OptionalMemberExpression')) {
    if (!place.node.computed || place.node.property.type === 'StringLiteral') continue;
    if (environmentPath(childPlace(place, place.node.object), project)?.length !== 0) continue;
    if (endsWithFile(place.node.property)) everyNameHasFile = true;
    readers.add(place.program);
  }
  const texts = [...readers].flatMap((program) => program.all('StringLiteral').map(({ node }) => node.value));
  return { everyNameHasFile, files: new Set(texts.filter((text) => /^[A-Z][A-Z0-9_]*_FILE$/.test(text))) };
}

/** `${name}_FILE` as a template, or put together with `+`. */
function endsWithFile(node: Node): boolean {
  if (node.type === 'TemplateLiteral') return node.quasis.at(-1)?.value.cooked?.endsWith('_FILE') === true;
  return (
    node.type === 'BinaryExpression' &&
    node.operator === '+' &&
    node.right.type === 'StringLiteral' &&
    node.right.value.endsWith('_FILE')
  );
}
