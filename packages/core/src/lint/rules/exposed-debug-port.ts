import { publishedPortsOf } from '../compose/published-ports.ts';
import { defineRule } from '../define-rule.ts';
import { lastOf } from '../dockerfile/linted-dockerfile.ts';

export default defineRule({
  id: 'exposed-debug-port',
  severity: 'high',
  title: 'A debugger can be reached',
  fix: 'Take it away; start the debugger by hand, on loopback, where it is needed.',
  also: {},
  on: {
    *dockerfile({ final }) {
      if (final === undefined) return;
      for (const name of ['ENTRYPOINT', 'CMD']) {
        const instruction = lastOf(final, name);
        const option =
          instruction === undefined
            ? undefined
            : optionIn(instruction.list ?? instruction.words.map(({ value }) => value));
        if (instruction !== undefined && option !== undefined)
          yield { ...instruction.argument, message: `${option} lets everybody who reaches the port run code.` };
      }
    },
    *compose({ services }) {
      for (const service of services) {
        const { command } = service.value;
        const option = optionIn(Array.isArray(command) ? command.map(String) : String(command ?? '').split(/\s+/));
        if (option !== undefined)
          yield {
            ...service.at(['command']),
            message: `Service ${service.name} is started with ${option}: everybody who reaches the port can run code.`,
          };
        for (const { container, address, at } of publishedPortsOf(service)) {
          if (/^(?:9229|5678|5005)$/.test(container) && !/^(?:127\.|\[?::1)/.test(address ?? ''))
            yield { ...at, message: `Service ${service.name} publishes ${container}, a debugger's port.` };
        }
      }
    },
  },
});

function optionIn(words: readonly string[]): string | undefined {
  return words.find(
    (word) =>
      /^--inspect(?:-brk|-wait)?=(?:0\.0\.0\.0|\[::\])/.test(word) ||
      /^-agentlib:jdwp=.*address=\*/.test(word) ||
      /^--listen=0\.0\.0\.0:5678$/.test(word),
  );
}
