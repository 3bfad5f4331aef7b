import { type Assignment, type Command, forEachChild, parse, type SyntaxNode, type Word, type WordPart } from 'unbash';
import type { DockerfileInstruction, Span } from '../../source/dockerfile-document.ts';
import { chainOf, type LintedDockerfile, rootImageOf, type Stage } from './linted-dockerfile.ts';

/** A word of a command, where it stands in the file. */
export interface ShellWord extends Span {
  /** Without quotes. */
  value: string;
  /** False where a variable, another command or a pattern makes a part of it. */
  isLiteral: boolean;
}

/** One command of a script. */
export interface ShellCommand extends Span {
  /** Without its folder: `apt-get` of `/usr/bin/apt-get`; empty where it is computed. */
  name: string;
  nameAt: Span;
  words: readonly ShellWord[];
  /** Variables that are set for it alone, or, where it has no name, for what follows. */
  assignments: readonly { name: string; value: string }[];
}

/** What a RUN gives to its shell. */
export interface ShellScript extends Span {
  commands: readonly ShellCommand[];
  /** Commands whose output the next one reads. */
  pipelines: readonly (readonly ShellCommand[])[];
}

const known = new WeakMap<DockerfileInstruction, ShellScript | undefined>();

/** Every RUN of a file whose script can be read, with its stage. */
export function* scriptsOf(dockerfile: LintedDockerfile): Generator<{
  stage: Stage;
  instruction: DockerfileInstruction;
  script: ShellScript;
}> {
  for (const stage of dockerfile.stages) {
    let isPosix = startsWithPosixShell(stage, dockerfile);
    for (const written of stage.instructions) {
      const instruction = written.triggered ?? written;
      if (instruction.name === 'SHELL') isPosix = isPosixShell(instruction);
      if (instruction.name !== 'RUN' || (!isPosix && instruction.list === undefined)) continue;
      const script = scriptOf(instruction, dockerfile);
      if (script !== undefined) yield { stage, instruction, script };
    }
  }
}

/** `undefined` where no shell reads it, or where it is no script that a shell would take: nothing is known of it then. */
function scriptOf(instruction: DockerfileInstruction, { document }: LintedDockerfile): ShellScript | undefined {
  if (known.has(instruction)) return known.get(instruction);
  const script = instruction.list === undefined ? parsed(instruction, document.shape) : listScript(instruction);
  known.set(instruction, script);
  return script;
}

function parsed(instruction: DockerfileInstruction, shape: string): ShellScript | undefined {
  const { argument, heredocs } = instruction;
  const [only] = heredocs;
  // `RUN <<EOF` hands the whole document to the shell, or to what its first line names.
  const isDocument =
    heredocs.length === 1 && only !== undefined && argument.start === only.mark.start && argument.end === only.mark.end;
  const region = isDocument ? only : { start: argument.start, end: instruction.end };
  const text = shape.slice(region.start, region.end);
  if (isDocument && /^\s*#!/.test(text) && !/^\s*#![^\n]*\b(?:ba|da|a|k)?sh\b/.test(text)) return undefined;
  const tree = parse(text);
  if ((tree.errors?.length ?? 0) > 0) return undefined;
  const commands = new Map<Command, ShellCommand>();
  const pipelines: ShellCommand[][] = [];
  const visit = (node: SyntaxNode) => {
    if (node.type === 'Command') commands.set(node, commandOf(node, region.start));
    forEachChild(node, visit);
    if (node.type !== 'Pipeline') return;
    pipelines.push(
      node.commands.flatMap((part) => (part.type === 'Command' ? [commands.get(part) as ShellCommand] : [])),
    );
  };
  visit(tree);
  return { ...region, commands: [...commands.values()], pipelines };
}

/** `["apt-get", "update"]`: the words are commands as they stand, and all at the place of the list. */
function listScript({ list = [], argument }: DockerfileInstruction): ShellScript {
  const at = { start: argument.start, end: argument.end };
  const [name = '', ...words] = list;
  const command = {
    ...{ ...at, name: baseName(name), nameAt: at, assignments: [] },
    words: words.map((value) => ({ ...at, value, isLiteral: !value.includes('$') })),
  };
  return { ...at, commands: [command], pipelines: [] };
}

/** Programs that run the command that follows them. */
const wrappers = new Set(['env', 'exec', 'command', 'nice', 'nohup', 'eatmydata', 'time']);

function commandOf({ name, prefix, args, pos, end }: Command, base: number): ShellCommand {
  const words = [...(name === undefined ? [] : [name]), ...args].map((word) => wordOf(word, base));
  while (wrappers.has(words[0]?.value ?? '') && words.length > 1) {
    words.shift();
    while (words.length > 1 && /^(?:-|\w+=)/.test(words[0]?.value ?? '')) words.shift();
  }
  const [first, ...rest] = words;
  return {
    ...{ start: base + pos, end: base + end, words: rest },
    name: first?.isLiteral === true ? baseName(first.value) : '',
    nameAt: first === undefined ? { start: base + pos, end: base + end } : { start: first.start, end: first.end },
    assignments: prefix.flatMap((part) => (part.type === 'Assignment' ? [assignmentOf(part)] : [])),
  };
}

function assignmentOf({ name, value }: Assignment): { name: string; value: string } {
  return { name, value: value.type === 'Word' ? value.value : '' };
}

function wordOf(word: Word | Assignment, base: number): ShellWord {
  const at = { start: base + word.pos, end: base + word.end };
  if (word.type === 'Assignment') return { ...at, value: word.text, isLiteral: !word.text.includes('$') };
  return { ...at, value: word.value, isLiteral: (word.parts ?? []).every(isLiteral) };
}

function isLiteral(part: WordPart): boolean {
  if (part.type === 'DoubleQuoted') return part.parts.every(isLiteral);
  return part.type === 'Literal' || part.type === 'SingleQuoted';
}

function startsWithPosixShell(stage: Stage, { document }: LintedDockerfile): boolean {
  const chosen = chainOf(stage)
    .slice(1)
    .flatMap(({ instructions }) => instructions.findLast(({ name }) => name === 'SHELL') ?? [])[0];
  if (chosen !== undefined) return isPosixShell(chosen);
  return document.escapeMark === '\\' && !/windows|nanoserver|servercore/i.test(rootImageOf(stage) ?? '');
}

function isPosixShell({ list = [] }: DockerfileInstruction): boolean {
  return /^(?:(?:ba|da|a|k)?sh|env)$/.test(baseName(list[0] ?? ''));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
