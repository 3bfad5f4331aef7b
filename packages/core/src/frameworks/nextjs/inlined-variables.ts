import { keyOf } from '../../languages/node/source/bindings.ts';
import type { Place } from '../../languages/node/source/place.ts';
import { findPlace } from '../../languages/node/source/program.ts';
import type { SourceFile } from '../../source/sources.ts';

/**
 * The first place that names a public variable literally: Next.js replaces `process.env.NEXT_PUBLIC_A` by what it is at
 * build time. Under another name for `process.env`, and by a computed name, it can't.
 */
export function findInlined(sources: readonly SourceFile[]): Place | undefined {
  const mayName = (text: string) => text.includes('NEXT_PUBLIC_');
  return findPlace(sources, mayName, ['MemberExpression', 'OptionalMemberExpression'], ({ node }) => {
    const { object, property, computed } = node;
    if (!keyOf(property, computed)?.startsWith('NEXT_PUBLIC_') || object.type !== 'MemberExpression') return false;
    return keyOf(object.property, object.computed) === 'env' && isNamed(object.object, 'process');
  });
}

function isNamed(node: Place['node'], name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}
