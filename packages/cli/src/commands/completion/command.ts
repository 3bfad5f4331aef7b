import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: 'completion',
  summary: 'prints what makes a shell complete the commands',
  description:
    'Prints a script for the shell that completes commands, options and their values. Load it from the file that the shell reads at its start.',
  arguments: [{ name: '<SHELL>', description: 'The shell.', choices: ['bash', 'zsh', 'fish'] }],
  options: [],
  examples: [
    { command: 'source <(seaworthy completion bash)', does: 'in ~/.bashrc; zsh alike in ~/.zshrc, after compinit' },
    { command: 'seaworthy completion fish > ~/.config/fish/completions/seaworthy.fish', does: 'for fish' },
  ],
});
