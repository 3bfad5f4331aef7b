import { type DockerfileWord, splitWords } from './dockerfile-words.ts';

/** A part of a file, by offsets; `end` is the first character that does not belong to it. */
export interface Span {
  start: number;
  end: number;
}

/** A document that stands within an instruction, between its lines. */
export interface Heredoc extends Span {
  name: string;
  /** Where it is announced (`<<EOF`). */
  mark: Span;
}

export interface DockerfileFlag extends Span {
  name: string;
  /** Absent for a flag without one (`--link`). */
  value?: string;
}

/** One instruction, where it stands. Everything that is blanked or read of it keeps its offset in the file. */
export interface DockerfileInstruction extends Span {
  /** In capitals: `EXPOSE`. */
  name: string;
  keyword: Span;
  flags: DockerfileFlag[];
  /** What follows keyword and flags, to the end of the last continued line; as a shell wants it: see `DockerfileDocument.shape`. */
  argument: Span & { text: string };
  words: DockerfileWord[];
  /** The texts of the JSON form; absent for any other form. */
  list?: string[];
  heredocs: Heredoc[];
  /** What ONBUILD keeps for later. */
  triggered?: DockerfileInstruction;
}

export interface DockerfileDocument {
  text: string;
  /**
   * As long as the text, with everything at its place: comments and empty lines within an instruction are blank, and each
   * continued line ends with a backslash, whatever the file's own mark is.
   */
  shape: string;
  escapeMark: '\\' | '`';
  directives: { name: string; value: string; start: number; end: number }[];
  comments: (Span & { text: string })[];
  instructions: DockerfileInstruction[];
  /** Empty lines within a continued instruction, which BuildKit will refuse one day. */
  emptyContinuations: Span[];
  /** One that nothing ends: the rest of the file belongs to it, and nothing of that file can be built. */
  openHeredoc?: Heredoc;
}

interface Line extends Span {
  /** Where the next one starts. */
  next: number;
}

/** Reads a Dockerfile as BuildKit's parser does. Understands everything of it that any text can hold; never throws. */
export function parseDockerfile(text: string): DockerfileDocument {
  const lines = linesOf(text);
  const document: DockerfileDocument = {
    ...{ text, shape: text, escapeMark: '\\' },
    ...{ directives: [], comments: [], instructions: [], emptyContinuations: [] },
  };
  let index = readDirectives(document, lines);
  const blanks: { at: Span; by: string }[] = [];
  while (index < lines.length) {
    const line = lines[index] as Line;
    const start = firstVisible(text, line);
    if (start === line.end) index++;
    else if (text[start] === '#') {
      document.comments.push({ start, end: line.end, text: text.slice(start, line.end) });
      index++;
    } else index = readInstruction(document, { lines, index, start, blanks });
  }
  document.shape = replaceAt(text, blanks);
  for (const instruction of document.instructions) describe(document, instruction);
  return document;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  // A byte order mark is no part of the first instruction.
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline + 1;
    const end = newline < 0 ? text.length : newline;
    lines.push({ start, end: end > start && text[end - 1] === '\r' ? end - 1 : end, next });
    if (newline < 0) return lines;
    start = next;
  }
}

/** `# escape=` and others count only above everything else. */
function readDirectives(document: DockerfileDocument, lines: readonly Line[]): number {
  const seen = new Set<string>();
  for (const [index, { start, end }] of lines.entries()) {
    const [, name, value] = /^#\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(\S.*)$/.exec(document.text.slice(start, end)) ?? [];
    const key = name?.toLowerCase();
    if (key === undefined || value === undefined || seen.has(key) || !/^(?:syntax|escape|check)$/.test(key))
      return index;
    seen.add(key);
    document.directives.push({ name: key, value: value.trim(), start, end });
    if (key === 'escape' && value.trim() === '`') document.escapeMark = '`';
  }
  return lines.length;
}

interface Reading {
  lines: readonly Line[];
  index: number;
  start: number;
  blanks: { at: Span; by: string }[];
}

/** Reads from its first line to its last, heredocs included; says where to go on. */
function readInstruction(document: DockerfileDocument, { lines, index, start, blanks }: Reading): number {
  const { text, escapeMark } = document;
  let at = index;
  let end = (lines[at] as Line).end;
  for (;;) {
    const line = lines[at] as Line;
    const first = firstVisible(text, line);
    const isComment = at > index && text[first] === '#';
    const isEmpty = at > index && first === line.end;
    if (isEmpty && at + 1 < lines.length) document.emptyContinuations.push({ start: line.start, end: line.end });
    if (isComment) document.comments.push({ start: first, end: line.end, text: text.slice(first, line.end) });
    const isBlank = isComment || isEmpty;
    if (isBlank) blanks.push({ at: { start: line.start, end: line.next }, by: ' '.repeat(line.next - line.start) });
    else end = line.end;
    const mark = isBlank ? undefined : continuation(text, line, escapeMark);
    if (mark !== undefined && line.next > line.end) {
      const length = line.next - mark;
      blanks.push({ at: { start: mark, end: line.next }, by: `${' '.repeat(length - 2)}\\\n` });
    }
    at++;
    if ((mark === undefined && !isBlank) || at >= lines.length) break;
  }
  const keyword = /^[^\s]*/.exec(text.slice(start, end))?.[0] ?? '';
  const instruction: DockerfileInstruction = {
    ...{ name: keyword.toUpperCase(), start, end, keyword: { start, end: start + keyword.length } },
    ...{ flags: [], argument: { start, end, text: '' }, words: [], heredocs: [] },
  };
  document.instructions.push(instruction);
  return readHeredocs(document, instruction, { lines, index: at });
}

/** Where the mark stands that continues a line; absent where the line ends. */
function continuation(text: string, { start, end }: Line, escapeMark: string): number | undefined {
  let last = end - 1;
  while (last >= start && (text[last] === ' ' || text[last] === '\t')) last--;
  return last >= start && text[last] === escapeMark && text[last - 1] !== escapeMark ? last : undefined;
}

function readHeredocs(
  document: DockerfileDocument,
  instruction: DockerfileInstruction,
  { lines, index }: Pick<Reading, 'lines' | 'index'>,
): number {
  const { text } = document;
  const written = text.slice(instruction.start, instruction.end);
  if (!/^(?:ONBUILD\s+)?(?:RUN|COPY|ADD)\s/i.test(written) || !written.includes('<<')) return index;
  let at = index;
  for (const word of splitWords(text, instruction, document.escapeMark)) {
    const name = /^\d*<<-?["']?([^<>"'\s]+)["']?$/.exec(word.text)?.[1];
    if (name === undefined) continue;
    const start = lines[at]?.start ?? text.length;
    const chomps = word.text.includes('<<-');
    let ends = at;
    while (ends < lines.length && bodyLine(text, lines[ends] as Line, chomps) !== name) ends++;
    const heredoc = { name, start, end: lines[ends]?.start ?? text.length, mark: { start: word.start, end: word.end } };
    instruction.heredocs.push(heredoc);
    if (ends === lines.length) document.openHeredoc ??= heredoc;
    at = Math.min(ends + 1, lines.length);
    instruction.end = lines[at - 1]?.end ?? text.length;
  }
  return at;
}

function bodyLine(text: string, { start, end }: Line, chomps: boolean): string {
  const line = text.slice(start, end);
  return chomps ? line.replace(/^\t+/, '') : line;
}

/** Keyword, flags, words and forms, once the file's shape is known. */
function describe(document: DockerfileDocument, instruction: DockerfileInstruction): void {
  const { shape, escapeMark } = document;
  const end = instruction.heredocs.length === 0 ? instruction.end : lineEnd(shape, instruction);
  const words = splitWords(shape, { start: instruction.keyword.end, end }, escapeMark);
  const takesFlags = /^(?:FROM|RUN|COPY|ADD|HEALTHCHECK|ONBUILD)$/.test(instruction.name);
  while (takesFlags && words[0]?.text.startsWith('--') === true) {
    const { text, start, end: flagEnd, value } = words.shift() as DockerfileWord;
    if (text === '--') break;
    const [name = '', ...rest] = value.slice(2).split('=');
    instruction.flags.push({ name, start, end: flagEnd, ...(rest.length === 0 ? {} : { value: rest.join('=') }) });
  }
  const start = words[0]?.start ?? end;
  instruction.words = words;
  instruction.argument = { start, end, text: shape.slice(start, end) };
  const list = listForm(instruction);
  if (list !== undefined) instruction.list = list;
  const [first] = words;
  if (instruction.name !== 'ONBUILD' || first === undefined) return;
  const triggered = { ...instruction, name: first.value.toUpperCase(), start: first.start, flags: [], keyword: first };
  describe(document, triggered);
  instruction.triggered = triggered;
}

/** Where the instruction's own lines end and its documents begin. */
function lineEnd(shape: string, { heredocs, end }: DockerfileInstruction): number {
  const first = heredocs[0]?.start ?? end;
  return shape[first - 1] === '\n' ? first - 1 : first;
}

function listForm({ name, argument, words }: DockerfileInstruction): string[] | undefined {
  if (!/^(?:ADD|CMD|COPY|ENTRYPOINT|RUN|SHELL|VOLUME|HEALTHCHECK)$/.test(name)) return undefined;
  const written = argument.text.replaceAll('\\\n', ' ').trim();
  const list = name === 'HEALTHCHECK' && words[0]?.value.toUpperCase() === 'CMD' ? written.slice(3).trim() : written;
  if (!list.startsWith('[')) return undefined;
  try {
    const value: unknown = JSON.parse(list);
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
  } catch {
    // Docker takes what is no JSON as the shell form.
    return undefined;
  }
}

function firstVisible(text: string, { start, end }: Line): number {
  let at = start;
  while (at < end && /\s/.test(text[at] as string)) at++;
  return at;
}

function replaceAt(text: string, changes: readonly { at: Span; by: string }[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { at, by } of changes) {
    parts.push(text.slice(from, at.start), by);
    from = at.end;
  }
  return [...parts, text.slice(from)].join('');
}
