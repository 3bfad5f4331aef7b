/** `NAME=value` or `--name value` in a text. */
export interface Assignment {
  name: string;
  /** Without the quotes around it. */
  value: string;
  /** Where the value begins in the text. */
  at: number;
}

const redacted = String.raw`\[redacted \d+ characters\]`;
const shellWord = String.raw`(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s;&|])+`;
const inCommand = new RegExp(
  String.raw`(?<![\w.-])(?:-{0,2}([A-Za-z_][\w.-]*)=|--([A-Za-z][\w-]*)\s+(?!-))(${redacted}|${shellWord})`,
  'dgs',
);

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
  return [...read(text.slice(start, end), declared, start), ...read(text.slice(end), inCommand, end)];
}

function read(text: string, form: RegExp, offset: number): Assignment[] {
  return [...text.matchAll(form)].map((match) => {
    const written = match.at(-1) ?? '';
    const [from] = match.indices?.at(-1) ?? [0];
    const quoted = /^(["'])(.*)\1$/s.exec(written)?.[2];
    return {
      name: match.slice(1, -1).find((name) => name !== undefined) ?? '',
      value: quoted ?? written,
      at: offset + from + (quoted === undefined ? 0 : 1),
    };
  });
}
