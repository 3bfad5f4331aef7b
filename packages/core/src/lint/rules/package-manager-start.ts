import { defineRule } from '../define-rule.ts';
import { lastOf } from '../dockerfile/linted-dockerfile.ts';

export default defineRule({
  id: 'package-manager-start',
  severity: 'medium',
  title: 'A package manager stands between the engine and the program',
  fix: 'Start the program itself: `CMD ["node", "server.js"]`, with what the script says.',
  also: {},
  on: {
    *dockerfile({ final }) {
      const last = final === undefined ? undefined : (lastOf(final, 'ENTRYPOINT') ?? lastOf(final, 'CMD'));
      const command = final === undefined ? undefined : (lastOf(final, 'CMD') ?? last);
      for (const instruction of new Set([last, command])) {
        const words = instruction?.list ?? instruction?.words.map(({ value }) => value) ?? [];
        const starter = starterOf(words[0] === 'exec' ? words.slice(1) : words);
        if (instruction !== undefined && starter !== undefined)
          yield { ...instruction.argument, message: `${starter} is PID 1 instead of the program that it starts.` };
      }
    },
    *compose({ services }) {
      for (const { name, value, at } of services) {
        const { command } = value;
        const words = Array.isArray(command)
          ? command.map(String)
          : typeof command === 'string'
            ? command.split(/\s+/)
            : [];
        const starter = starterOf(words);
        if (starter !== undefined)
          yield { ...at(['command']), message: `Service ${name} starts ${starter} instead of the program.` };
      }
    },
  },
});

function starterOf([program = '', action = '']: readonly string[]): string | undefined {
  if (/^(?:npm|pnpm|yarn)$/.test(program))
    return /^(?:start|run|run-script|exec|dlx)$|^[a-z][\w:-]*$/.test(action) ? `${program} ${action}` : undefined;
  return program === 'npx' ? program : undefined;
}
