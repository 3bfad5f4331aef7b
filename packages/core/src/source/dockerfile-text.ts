/** An instruction of a Dockerfile, with its continued lines put together. */
export interface WrittenInstruction {
  /** In capitals: `EXPOSE`. */
  name: string;
  text: string;
  line: number;
}

/** A stage as it is written, and what it stands on: a stage before it, or an image. */
export interface WrittenStage {
  name?: string;
  from: string;
  instructions: WrittenInstruction[];
}

/** The stages of a Dockerfile in their order; what stands before the first FROM is in none. */
export function readStages(text: string): WrittenStage[] {
  const stages: WrittenStage[] = [];
  for (const instruction of readInstructions(text)) {
    if (instruction.name !== 'FROM') {
      stages.at(-1)?.instructions.push(instruction);
      continue;
    }
    const [from = '', as, name] = instruction.text.split(/\s+/).filter((word) => !word.startsWith('--'));
    stages.push({ ...(as?.toLowerCase() === 'as' && name !== undefined ? { name } : {}), from, instructions: [] });
  }
  return stages;
}

/** The stages that an image is made by, from the first that it stands on to itself. `target` absent: the last one. */
export function chainOf(stages: readonly WrittenStage[], target?: string): WrittenStage[] {
  const named = (name: string) => stages.findIndex((stage) => stage.name?.toLowerCase() === name.toLowerCase());
  const chain: WrittenStage[] = [];
  let index = target === undefined ? stages.length - 1 : named(target);
  while (index >= 0) {
    const stage = stages[index] as WrittenStage;
    chain.unshift(stage);
    const parent = named(stage.from);
    index = parent < index ? parent : -1;
  }
  return chain;
}

function readInstructions(text: string): WrittenInstruction[] {
  const lines = text.split(/\r?\n/);
  const found: WrittenInstruction[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = index + 1;
    let whole = (lines[index] as string).trim();
    if (whole === '' || whole.startsWith('#')) continue;
    while (whole.endsWith('\\') && index + 1 < lines.length) {
      const next = (lines[++index] as string).trim();
      whole = next.startsWith('#') ? whole : `${whole.slice(0, -1).trimEnd()} ${next}`;
    }
    const end = whole.indexOf(' ');
    const name = (end === -1 ? whole : whole.slice(0, end)).toUpperCase();
    found.push({ name, text: end === -1 ? '' : whole.slice(end + 1).trim(), line });
    const document = /^(?:RUN|COPY|ADD)$/.test(name) ? /<<-?["']?(\w+)/.exec(whole)?.[1] : undefined;
    if (document === undefined) continue;
    while (index + 1 < lines.length && (lines[++index] as string).trim() !== document);
  }
  return found;
}

/** The words of an instruction; quotes are taken off. `["a", "b"]` as well as `a b`. */
export function wordsOf(text: string): string[] {
  const list = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1).replaceAll(',', ' ') : text;
  return [...list.matchAll(/"([^"]*)"|'([^']*)'|[^\s"']+/g)].map(([word, double, single]) => double ?? single ?? word);
}

/** `A=1 B="two words"` and the old `A one value`. */
export function assignmentsOf(text: string): [string, string][] {
  const old = /^(\w+)\s+(\S.*)$/.exec(text);
  if (old?.[1] !== undefined) return [[old[1], old[2] as string]];
  return [...text.matchAll(/(\w+)=(?:"([^"]*)"|'([^']*)'|([^\s"']*))/g)].map(
    ([, name = '', double, single, plain]): [string, string] => [name, double ?? single ?? plain ?? ''],
  );
}
