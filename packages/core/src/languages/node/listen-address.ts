import type { Question } from '../../model/index.ts';
import type { SourceFile } from '../../source/sources.ts';
import { findListenCalls } from './listen-calls.ts';
import { keyOf } from './source/bindings.ts';
import { childPlace, isAt, isCall, type Place, sourceOf } from './source/place.ts';
import { type Project, projectOf } from './source/project.ts';
import { tellValue } from './source/tell-value.ts';

const ownAddress = /^(?:localhost|127\.0\.0\.1|::1)$/;

/** A server that only its own container would reach: only its code can say otherwise. `isNarrow`: where nothing is said. */
export function askAddress(sources: readonly SourceFile[], { isNarrow }: { isNarrow: boolean }): Question[] {
  const project = projectOf(sources);
  for (const call of findListenCalls(sources)) {
    const said = addressOf(call, project);
    const isOwn = said === undefined ? isNarrow && isAt(optionsOf(call), 'ObjectExpression') : ownAddress.test(said);
    if (!isOwn || said === '') continue;
    return [
      {
        subject: 'port',
        question: `The code listens on ${said ?? 'localhost, which is the default here'}, where nobody outside of its container reaches it. Can it listen on 0.0.0.0?`,
        candidates: [{ value: '0.0.0.0', source: sourceOf(call) }],
        blocking: false,
      },
    ];
  }
  return [];
}

/** The literal host of a call; empty when one is said that can't be told. */
function addressOf(call: Place, project: Project): string | undefined {
  const options = optionsOf(call);
  if (isAt(options, 'ObjectExpression')) {
    const says = options.node.properties.some(
      (property) =>
        property.type === 'SpreadElement' || /^host(?:name)?$/.test(keyOf(property.key, property.computed) ?? ''),
    );
    return says ? textOf(options, project, 'host') || textOf(options, project, 'hostname') : undefined;
  }
  const second = isCall(call) ? call.node.arguments[1] : undefined;
  if (second === undefined || /Function/.test(second.type)) return undefined;
  const told = tellValue(childPlace(call, second), project);
  return told?.variable === undefined && typeof told?.literal?.value === 'string' ? told.literal.value : '';
}

function textOf(options: Place, project: Project, key: string): string {
  const told = tellValue(options, project, [key]);
  return told?.variable === undefined && typeof told?.literal?.value === 'string' ? told.literal.value : '';
}

function optionsOf(call: Place): Place | undefined {
  const first = isCall(call) ? call.node.arguments[0] : undefined;
  return first === undefined ? undefined : childPlace(call, first);
}
