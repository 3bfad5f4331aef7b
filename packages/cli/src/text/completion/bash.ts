import { type CommandWords, firstWords, groupsOf, type OptionWords } from './command-words.ts';

/** A script for bash; where it offers nothing, bash completes files. */
export function renderBash(commands: readonly CommandWords[], globals: readonly OptionWords[]): string {
  const valued = globals.filter(({ values }) => values !== undefined).flatMap(({ flags }) => flags);
  const groups = groupsOf(commands);
  const names = [...groups.keys()];
  return `# bash completion of seaworthy; load it with: source <(seaworthy completion bash)
_seaworthy() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= words= i
  # bash takes --format=html for three words.
  if [[ $current == = ]]; then current=; elif [[ $previous == = ]]; then previous=\${COMP_WORDS[COMP_CWORD-2]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i]}" in
      ${valued.join('|')}) ((i++)); [[ \${COMP_WORDS[i]} == = ]] && ((i++)) ;;
      -*) ;;
      *) command="\${command:+$command }\${COMP_WORDS[i]}"
        case "$command" in ${names.join('|') || "''"}) ;; *) break ;; esac ;;
    esac
  done
  COMPREPLY=()
  case "$command $previous" in
${[...commands.flatMap(({ name, options }) => options.map((option) => valueCase(name, option))), ...globals.map((option) => valueCase(undefined, option))].join('')}  esac
  case "$command" in
    '') words='${[...firstWords(commands), ...flagsOf(globals)].join(' ')}' ;;
${[...groups].map(([name, members]) => `    ${name}) words='${members.map((member) => member.name.split(' ')[1]).join(' ')}' ;;\n`).join('')}${commands.map((command) => commandCase(command, globals)).join('')}  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _seaworthy seaworthy
`;
}

function valueCase(command: string | undefined, { flags, values }: OptionWords): string {
  if (values === undefined) return '';
  const patterns = flags.map((flag) => (command === undefined ? `*" ${flag}"` : `"${command} ${flag}"`)).join('|');
  const offered = values.length === 0 ? '' : ` COMPREPLY=($(compgen -W '${values.join(' ')}' -- "$current"));`;
  return `    ${patterns})${offered} return ;;\n`;
}

/** Options where one was begun; else what the arguments are chosen from. */
function commandCase({ name, options, choices }: CommandWords, globals: readonly OptionWords[]): string {
  const flags = flagsOf([...options, ...globals]).join(' ');
  return `    '${name}') if [[ $current == -* ]]; then words='${flags}'; else words='${choices.join(' ')}'; fi ;;\n`;
}

function flagsOf(options: readonly OptionWords[]): string[] {
  return options.flatMap(({ flags }) => flags);
}
