/** A vertex's name taken apart: `[web linux/arm64 builder 2/7] RUN npm ci`; the stage is left out when it is the only one. */
export interface StepName {
  target?: string;
  /** Name of the Dockerfile stage (`stage-0` when it has none); absent for steps of BuildKit itself, and in the only stage. */
  stage?: string;
  /** `2/7`: position in the stage; absent for steps of BuildKit itself. */
  position?: string;
  platform?: string;
  /** The instruction, or what BuildKit does. */
  name: string;
  cacheable: boolean;
}

const BRACKET = /^\[([^\]]*)\]\s*(.*)$/s;
const CACHEABLE = /^(RUN|COPY|ADD|WORKDIR)\b/;

/** Parses a vertex's name. With several targets in one bake (only then) buildx puts the target first. */
export function parseStepName(vertexName: string, targets: readonly string[]): StepName {
  const match = BRACKET.exec(vertexName);
  if (match === null) return { name: vertexName, cacheable: false };
  const words = (match[1] ?? '').split(' ');
  const name = match[2] ?? '';
  const parsed: StepName = { name, cacheable: false };
  if (targets.length > 1 && targets.includes(words[0] ?? '')) parsed.target = words.shift() as string;
  if (words[0]?.includes('/') && !isPosition(words[0]) && words.length > 1) parsed.platform = words.shift() as string;
  if (words[0] === 'internal' || words[0] === 'context' || words[0] === 'auth') return parsed;
  const position = words.pop();
  if (position !== undefined && isPosition(position)) {
    if (words.length > 0) parsed.stage = words.join(' ');
    parsed.position = position;
    parsed.cacheable = CACHEABLE.test(name);
  }
  return parsed;
}

function isPosition(word: string | undefined): boolean {
  return word !== undefined && /^\d+\/\d+$/.test(word);
}
