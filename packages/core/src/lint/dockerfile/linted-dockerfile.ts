import { parseReference } from '../../images/index.ts';
import {
  type DockerfileDocument,
  type DockerfileInstruction,
  parseDockerfile,
  type Span,
} from '../../source/dockerfile-document.ts';
import { assignmentsOf } from '../../source/dockerfile-text.ts';
import type { DockerfileWord } from '../../source/dockerfile-words.ts';

/** A Dockerfile as rules look at it. */
export interface LintedDockerfile {
  kind: 'dockerfile';
  path: string;
  text: string;
  document: DockerfileDocument;
  instructions: readonly DockerfileInstruction[];
  comments: readonly (Span & { text: string })[];
  stages: readonly Stage[];
  /** The stage that is built where nobody names another; absent in a file without FROM. */
  final?: Stage;
}

export interface Stage {
  index: number;
  name?: DockerfileWord;
  from: DockerfileInstruction;
  /** What it stands on, as written; absent where FROM says nothing. */
  base?: DockerfileWord;
  /** The stage that it stands on. */
  parent?: Stage;
  /** The image that it stands on, arguments filled in; absent for a stage, `scratch`, and where it can't be told. */
  image?: string;
  isScratch: boolean;
  instructions: readonly DockerfileInstruction[];
}

export function readDockerfile(path: string, text: string): LintedDockerfile {
  const document = parseDockerfile(text);
  const values = new Map<string, string>();
  const stages: (Stage & { instructions: DockerfileInstruction[] })[] = [];
  for (const instruction of document.instructions) {
    const current = stages.at(-1);
    if (instruction.name === 'FROM') stages.push(readStage(instruction, stages, values));
    else if (current !== undefined) current.instructions.push(instruction);
    else if (instruction.name === 'ARG')
      for (const [name, value] of assignmentsOf(argumentText(instruction))) values.set(name, value);
  }
  const final = stages.at(-1);
  return {
    ...{ kind: 'dockerfile', path, text, document, stages },
    ...{ instructions: document.instructions, comments: document.comments },
    ...(final === undefined ? {} : { final }),
  };
}

/** A stage and those that it stands on, itself first. */
export function chainOf(stage: Stage): Stage[] {
  return stage.parent === undefined ? [stage] : [stage, ...chainOf(stage.parent)];
}

/** The last instruction of that name that has a say about the stage's image. */
export function lastOf(stage: Stage, name: string): DockerfileInstruction | undefined {
  for (const { instructions } of chainOf(stage)) {
    const found = instructions.findLast((instruction) => instruction.name === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The image that a stage stands on in the end; absent where it can't be told or is `scratch`. */
export function rootImageOf(stage: Stage): string | undefined {
  return chainOf(stage).at(-1)?.image;
}

/** An instruction's argument in one line. */
export function argumentText({ argument }: DockerfileInstruction): string {
  return argument.text.replaceAll('\\\n', ' ');
}

/** Instructions of a stage, with what ONBUILD keeps for later in the place of ONBUILD. */
export function effectiveInstructions({ instructions }: Pick<Stage, 'instructions'>): DockerfileInstruction[] {
  return instructions.map((instruction) => instruction.triggered ?? instruction);
}

function readStage(
  from: DockerfileInstruction,
  earlier: readonly Stage[],
  values: ReadonlyMap<string, string>,
): Stage & { instructions: DockerfileInstruction[] } {
  const [base, as, name] = from.words;
  const stage = { index: earlier.length, from, isScratch: base?.value.toLowerCase() === 'scratch', instructions: [] };
  const named = as?.value.toLowerCase() === 'as' && name !== undefined ? { name } : {};
  if (base === undefined) return { ...stage, ...named };
  const parent = earlier.findLast((other) => other.name?.value.toLowerCase() === base.value.toLowerCase());
  const image = parent === undefined && !stage.isScratch ? filledIn(base.value, values) : undefined;
  return {
    ...{ ...stage, ...named, base },
    ...(parent === undefined ? {} : { parent }),
    ...(image === undefined ? {} : { image }),
  };
}

/** `undefined` where an argument without a value is part of it. */
function filledIn(text: string, values: ReadonlyMap<string, string>): string | undefined {
  const filled = text.replace(
    /\$(?:\{(\w+)(?::?-([^}$]*))?\}|(\w+))/g,
    (whole, name?: string, fallback?: string, plain?: string) => values.get(name ?? plain ?? '') || fallback || whole,
  );
  return filled === '' || filled.includes('$') ? undefined : filled;
}

/** Name of an image without registry, tag and digest: `node` of `docker.io/library/node:22`. Absent where there is none. */
export function imageNameOf(stage: Stage): string | undefined {
  const image = rootImageOf(stage);
  return image === undefined ? undefined : parseReference(image).repository;
}
