/** One line of a requirements file that names a package. */
export interface Requirement {
  /** Normalised as PyPI does: lower case, `-` for `_` and `.`. */
  name: string;
  extras: string[];
  /** Everything after the name: `==1.2.3`, `>=1,<2`; empty when any version will do. */
  specifier: string;
  hashed: boolean;
  line: number;
}

export interface Requirements {
  packages: Requirement[];
  /** Other files that it reads, by `-r` or as constraints by `-c`, as written. */
  includes: { file: string; line: number }[];
  /** What is installed from elsewhere than a registry: a folder of the repository, or a repository of others. */
  elsewhere: { written: string; kind: 'local' | 'repository'; line: number }[];
}

/** Reads a requirements file as pip does: continuation lines, comments, options. Lines that name no package are left out. */
export function parseRequirements(text: string): Requirements {
  const packages: Requirement[] = [];
  const includes: Requirements['includes'] = [];
  const elsewhere: Requirements['elsewhere'] = [];
  for (const { content, line } of logicalLines(text)) {
    const include = /^(?:-[rc]|--requirement|--constraint)[\s=]*(\S+)/.exec(content);
    if (include?.[1] !== undefined) includes.push({ file: include[1], line });
    if (/(?:^|[\s@=])(?:git|hg|svn|bzr)\+/.test(content))
      elsewhere.push({ written: content, kind: 'repository', line });
    else if (/^(?:-e|--editable)[\s=]|^\.{0,2}\/|^\.(?:\[|$)|@\s*file:/.test(content))
      elsewhere.push({ written: content, kind: 'local', line });
    const match = /^([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[([^\]]*)\])?(.*)$/s.exec(content);
    const rest = match?.[3]?.trim() ?? '';
    if (match?.[1] === undefined || (rest.startsWith('-') && !rest.startsWith('--hash'))) continue;
    packages.push({
      name: normalisePythonName(match[1]),
      extras: (match[2] ?? '')
        .split(',')
        .map((extra) => extra.trim())
        .filter(Boolean),
      specifier: rest
        .split(/[@;]|--/, 1)
        .join()
        .trim(),
      hashed: content.includes('--hash='),
      line,
    });
  }
  return { packages, includes, elsewhere };
}

export function normalisePythonName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

function logicalLines(text: string): { content: string; line: number }[] {
  const result: { content: string; line: number }[] = [];
  let pending: { content: string; line: number } | undefined;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const withoutComment = raw
      .split(/(?<!\S)#/, 1)
      .join()
      .trimEnd();
    const continues = withoutComment.endsWith('\\');
    const piece = continues ? withoutComment.slice(0, -1) : withoutComment;
    pending =
      pending === undefined ? { content: piece, line: index + 1 } : { ...pending, content: pending.content + piece };
    if (continues) continue;
    if (pending.content.trim() !== '') result.push({ ...pending, content: pending.content.trim() });
    pending = undefined;
  }
  if (pending !== undefined && pending.content.trim() !== '')
    result.push({ ...pending, content: pending.content.trim() });
  return result;
}
