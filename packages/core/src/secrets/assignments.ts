/** `NAME=value` or `--name value` in a text. */
export interface Assignment {
  name: string;
  /** Without the quotes around it. */
  value: string;
  /** Where the value begins in the text. */
  at: number;
}

/** Assignments stand in each other (`sh -c "A='B=c'"`) a few times; past that, what is assigned counts as one secret. */
export const deepestAssignment = 20;

const redacted = String.raw`\[redacted \d+ characters\]`;
const quotes = String.raw`"(?:\\.|[^"\\])*"|'[^']*'`;
const shellWord = String.raw`(?:${redacted}|${quotes}|\\.|[^\s;&|])+`;
/**
 * What stands between quotes is text for another program: `printf` makes a line break of its `\n`, and a shell takes `\"`
 * for a quote of its own.
 */
const quotedWord = String.raw`(?:${redacted}|${quotes}|\\"(?:(?!\\").)*\\"|\\(?:[^nr]|$)|[^\s;&|\\])+`;

const inCommand = assignmentForm(shellWord);
const inQuotes = assignmentForm(quotedWord);

/** What a word goes on with behind its quotes: the shell joins `'TOKEN='k93`. */
const joined = new RegExp(String.raw`^(?:${quotes}|(?:${redacted}|[\w$/+.])(?:${redacted}|[^\s;&|"'\\])*)`, 's');

/**
 * Docker writes the variables of ENV, ARG and build arguments without quotes: a value ends where the next name begins.
 * Docker's older builder puts `/bin/sh -c #(nop)` in front.
 */
const declaration =
  /^(?:\/bin\/sh -c #\(nop\)\s+)?(?:(?:ENV|ARG|LABEL)\s+(?<all>.*)|RUN \|\d+ (?<some>.*?) \/\S*sh\b.*)$/ds;
const declared = /(?<=^| )([A-Za-z_][\w.-]*)=(.*?)(?=$| [A-Za-z_][\w.-]*=)/dgs;

/** Every assignment of a build step or command, in the order of the text. */
export function assignmentsIn(text: string): Assignment[] {
  const groups = declaration.exec(text)?.indices?.groups;
  const [start, end] = groups?.all ?? groups?.some ?? [0, 0];
  return [...readDeclared(text.slice(start, end), start), ...readCommand(text.slice(end), end, inCommand)];
}

function readDeclared(text: string, offset: number): Assignment[] {
  return [...text.matchAll(declared)].map((match) => {
    const [, name = '', written = ''] = match;
    return assignment(name, written, offset + (match.indices?.[2]?.[0] ?? 0));
  });
}

function readCommand(text: string, offset: number, form: RegExp): Assignment[] {
  const found: Assignment[] = [];
  const pattern = new RegExp(form);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [whole, variable, option, written = ''] = match;
    const name = variable ?? option;
    const end = pattern.lastIndex;
    if (name !== undefined) found.push(assignment(name, written, offset + end - written.length));
    if (name !== undefined || !/^["']/.test(whole)) continue;

    const quoted = readCommand(whole.slice(1, -1), offset + match.index + 1, inQuotes);
    const open = nameOfOpen(whole, quoted.at(-1), offset + end - 1);
    const more = open === undefined ? '' : continuation(text.slice(end));
    found.push(...quoted, ...(open === undefined || more === '' ? [] : [assignment(open, more, offset + end)]));
    pattern.lastIndex = end + more.length;
  }
  return found;
}

/** What the text behind the quotes is assigned to when it goes on with their last word. */
function nameOfOpen(quoted: string, last: Assignment | undefined, end: number): string | undefined {
  if (last === undefined || last.at + last.value.length !== end) return undefined;
  return /(?<![\w.-])[\d.-]*([A-Za-z_][\w.-]*)=.$/s.exec(quoted)?.[1] ?? last.name;
}

/** Empty where the next assignment begins: what it is given is its own. The padding of Base64 is none. */
function continuation(behind: string): string {
  const [more = ''] = joined.exec(behind) ?? [];
  const isOpen = /=["']?$/.test(more) && /^[^\s;&|]/.test(behind.slice(more.length));
  const assigns = isOpen || readCommand(more, 0, inCommand).some(({ value }) => !/^=*$/.test(value));
  return assigns ? '' : more;
}

/**
 * Matches assignments and, where there are none, quotes and escapes. An apostrophe within a word (`don't`) opens no
 * quote.
 */
function assignmentForm(word: string): RegExp {
  const name = String.raw`-{0,2}([A-Za-z_][\w.-]*)=|--([A-Za-z][\w-]*)\s+(?!-)`;
  const begin = String.raw`(?<![\w.-])|(?<=\\[nr])`;
  const opening = String.raw`(?<=^|\W|\s-\w)`;
  return new RegExp(String.raw`(?:${begin})(?:${name})(${word}|$)|${opening}(?:${quotes})|\\[nr\\"']`, 'gs');
}

function assignment(name: string, written: string, at: number): Assignment {
  const [, quote = '', quoted = written] = /^(\\?["'])(.*)\1$/s.exec(written) ?? [];
  return { name, value: quoted, at: at + quote.length };
}
