import type { RunCommand } from '../../invocation/invocation.ts';
import { renderBash } from '../../text/completion/bash.ts';
import { commandWords, optionWords } from '../../text/completion/command-words.ts';
import { renderFish } from '../../text/completion/fish.ts';
import { renderZsh } from '../../text/completion/zsh.ts';

const renderers = { bash: renderBash, zsh: renderZsh, fish: renderFish };

const run: RunCommand = async ({ arguments: [shell], commandLine }) => {
  const render = renderers[shell as keyof typeof renderers];
  const text = render(commandWords(commandLine.commands), commandLine.globals.map(optionWords));
  return { exitCode: 0, text, document: { shell, text }, next: [] };
};
export default run;
