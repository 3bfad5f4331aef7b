import type { Value, ValuePart } from '../model/index.ts';
import type { Landscape } from './landscape.ts';

const ownPort = /(?<=\b(?:localhost|127\.0\.0\.1):)\d+/g;
const thisMachine = /\b(?:localhost|127\.0\.0\.1)(?=[:/,"]|$)/;

/** A text of seaworthy.yaml as a value: a published port of the stack in it follows when that port is moved. */
export function configuredValue(text: string, { services }: Landscape): Value {
  const parts: ValuePart[] = [];
  let from = 0;
  for (const match of text.matchAll(ownPort)) {
    const service = services.find(({ publishedPort }) => publishedPort === Number(match[0]));
    if (service === undefined) continue;
    parts.push({ text: text.slice(from, match.index) }, { publishedPort: service.facts.name.value });
    from = match.index + match[0].length;
  }
  return from === text.length ? parts : [...parts, { text: text.slice(from) }];
}

/** True for a value that suits this machine or the public, where production will want another. Never for a secret. */
export function isChoice(value: Value, isPublic: boolean): boolean {
  if (value.some((part) => 'secret' in part)) return false;
  return (
    isPublic ||
    value.some((part) => 'origin' in part || 'publishedPort' in part || ('text' in part && thisMachine.test(part.text)))
  );
}
