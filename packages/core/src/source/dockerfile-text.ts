import { lineFinder } from '../repository/line-numbers.ts';
import { parseDockerfile } from './dockerfile-document.ts';

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
  const document = parseDockerfile(text);
  const lineOf = lineFinder(text);
  return document.instructions.map(({ name, start, keyword, argument }) => ({
    ...{ name, line: lineOf(start) },
    text: document.shape
      .slice(keyword.end, argument.end)
      .split('\\\n')
      .map((line) => line.trim())
      .join(' ')
      .trim(),
  }));
}

const quoted = /"([^"]*)"|'([^']*)'|[^\s"']+/g;

/** The words of an instruction; quotes are taken off. `["a", "b"]` as well as `a b`. */
export function wordsOf(text: string): string[] {
  const list = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1).replaceAll(',', ' ') : text;
  return [...list.matchAll(quoted)].map(([word, double, single]) => double ?? single ?? word);
}

/** `A=1 B="two words"` and the old `A one value`. */
export function assignmentsOf(text: string): [string, string][] {
  const old = /^(\w+)\s+(\S.*)$/.exec(text);
  if (old?.[1] !== undefined) return [[old[1], old[2] as string]];
  const pairs: [string, string][] = [];
  let end = -1;
  for (const { 0: word, 1: double, 2: single, index } of text.matchAll(quoted)) {
    const value = double ?? single ?? word;
    const last = pairs.at(-1);
    if (index === end && last !== undefined) last[1] += value;
    else if (value.includes('=')) pairs.push([value.slice(0, value.indexOf('=')), value.slice(value.indexOf('=') + 1)]);
    end = index + word.length;
  }
  return pairs;
}
