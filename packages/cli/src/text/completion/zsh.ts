import { type CommandWords, groupsOf, type OptionWords } from './command-words.ts';

/** A script for zsh: a file on `$fpath`, or loaded by `source`. */
export function renderZsh(commands: readonly CommandWords[], globals: readonly OptionWords[]): string {
  const groups = groupsOf(commands);
  const plain = commands.filter(({ name }) => !name.includes(' '));
  const firsts = [
    ...plain.map(({ name, summary }) => describe(name, summary)),
    ...[...groups].map(([name, members]) =>
      describe(name, members.map((member) => member.name.split(' ')[1]).join(', ')),
    ),
  ];
  const shared = globals.map(argumentOf).join(' ');
  return `#compdef seaworthy
# zsh completion of seaworthy; load it with: source <(seaworthy completion zsh)
_seaworthy() {
  local state line curcontext="$curcontext"
  local -a commands
  local -A opt_args
  _arguments -C ${shared} '1:command:->command' '*::argument:->argument'
  case $state in
    command)
      commands=(${firsts.join(' ')})
      _describe command commands ;;
    argument)
      case $words[1] in
${plain.map((command) => `        ${command.name}) _arguments ${argumentsOf(command, shared)} ;;\n`).join('')}${[...groups].map(([name, members]) => groupCase(name, members, shared)).join('')}      esac ;;
  esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _seaworthy "$@"; else compdef _seaworthy seaworthy; fi
`;
}

function groupCase(name: string, members: readonly CommandWords[], shared: string): string {
  const second = (member: CommandWords) => member.name.split(' ')[1] ?? '';
  const described = members.map((member) => describe(second(member), member.summary)).join(' ');
  const cases = members.map((member) => `${second(member)}) _arguments ${argumentsOf(member, shared)} ;;`).join(' ');
  return `        ${name})
          if (( CURRENT == 2 )); then commands=(${described}); _describe command commands
          else shift words; (( CURRENT-- )); case $words[1] in ${cases} esac; fi ;;\n`;
}

function argumentsOf({ options, choices }: CommandWords, shared: string): string {
  const rest = choices.length === 0 ? '*:file:_files' : `*:choice:(${choices.join(' ')})`;
  return [...options.map(argumentOf), shared, quote(rest)].join(' ');
}

function argumentOf({ flags, description, values }: OptionWords): string {
  const taken = values === undefined ? '' : `:value:${values.length === 0 ? '_files' : `(${values.join(' ')})`}`;
  return flags.map((flag) => quote(`(${flags.join(' ')})${flag}[${escapeText(description)}]${taken}`)).join(' ');
}

function describe(word: string, text: string): string {
  return quote(`${word}:${escapeText(text)}`);
}

/** Brackets and colons end a description. */
function escapeText(text: string): string {
  return text.replaceAll(/[[\]:\\]/g, (character) => `\\${character}`);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
