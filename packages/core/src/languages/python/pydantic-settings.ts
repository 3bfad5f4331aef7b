import type { EnvironmentRead } from '../../source/merge-environment.ts';
import { findMatches, type SourceFile, type SourceMatch } from '../../source/sources.ts';

/** The fields of classes that derive from pydantic's `BaseSettings`, by the variables that fill them. */
export function findPydanticSettings(sources: readonly SourceFile[]): EnvironmentRead[] {
  const classes = findMatches(sources, /^class\s+(\w+)\s*\(([^)]*)\)\s*:[^\n]*\n((?:[ \t]+[^\n]*\n?|[ \t]*\n)*)/m);
  const settings = new Set(['BaseSettings']);
  // A class may derive from one that is declared later in the order of files.
  for (let size = 0; size !== settings.size; ) {
    size = settings.size;
    for (const { match } of classes) {
      if ((match[2] ?? '').split(',').some((base) => settings.has(base.trim().split('.').at(-1) ?? '')))
        settings.add(match[1] as string);
    }
  }
  return classes.filter(({ match }) => settings.has(match[1] as string)).flatMap(readFields);
}

function readFields({ match, file, source }: SourceMatch): EnvironmentRead[] {
  const body = match[3] ?? '';
  const start = match.index + match[0].length - body.length;
  const prefix = /env_prefix\s*[=:]\s*['"]([^'"]*)['"]/.exec(body)?.[1] ?? '';
  const indent = /^[ \t]+(?=\S)/m.exec(body)?.[0] ?? '    ';
  const field = new RegExp(
    `^${indent}([a-zA-Z_]\\w*)\\s*:\\s*([^=\\n]+?)\\s*(?:=\\s*([^\\n]*(?:\\n${indent}[ \\t)\\]}][^\\n]*)*))?$`,
    'gm',
  );
  return [...body.matchAll(field)].flatMap((entry) => {
    const [, name = '', type = '', value] = entry;
    if (name === 'model_config' || /^ClassVar\b/.test(type) || name.startsWith('_')) return [];
    const declared = `${type} ${value ?? ''}`;
    const alias = /\b(?:validation_alias|alias|env)\s*=\s*(?:AliasChoices\(\s*)?['"](\w+)['"]/.exec(declared)?.[1];
    return [
      {
        name: alias ?? `${prefix}${name}`.toUpperCase(),
        source: { file: source.file, line: file.lineAt(start + entry.index) },
        ...defaultOf(value),
        ...(/\bSecretStr\b/.test(type) ? { secret: true } : {}),
        ...(/\b(?:list|dict|set|tuple|List|Dict|Set)\b/.test(type) && !/NoDecode/.test(type) ? { json: true } : {}),
      },
    ];
  });
}

function defaultOf(value: string | undefined): { required: boolean; default?: string } {
  const field = /^Field\(\s*/.exec(value ?? '')?.[0];
  const named = /\bdefault\s*=\s*/.exec(value ?? '');
  if (
    value === undefined ||
    (field !== undefined &&
      named === null &&
      !/\bdefault_factory\s*=/.test(value) &&
      /^(?:\.\.\.|\w+\s*=|\))/.test(value.slice(field.length)))
  ) {
    return { required: true };
  }
  const wrapped = /^(?:HttpUrl|AnyUrl|SecretStr|Path|PostgresDsn)\(\s*/.exec(value)?.[0];
  const start =
    field === undefined ? (wrapped?.length ?? 0) : named === null ? field.length : named.index + named[0].length;
  const literal = /^(?:'([^'\n]*)'|"([^"\n]*)"|(-?\d+(?:\.\d+)?|True|False)\b)/.exec(value.slice(start));
  const text = literal?.[1] ?? literal?.[2] ?? literal?.[3];
  return text === undefined ? { required: false } : { required: false, default: text };
}
