import { isLoopback } from '@seaworthy/core/processes';
import { defineCheck, fail, pass } from '../define-check.ts';

/** Nobody else is known to use it (https://nodejs.org/en/learn/getting-started/debugging). */
const NODE_INSPECTOR = 9229;
/** Programs and flags of debuggers that run whatever they are sent: Node, Python, Java, Go. */
const DEBUGGER = /--inspect(?:-brk|-wait)?\b|\bdebugpy\b|\bjdwp\b|(?:^|[\s/])dlv\s/;

export default defineCheck({
  id: 'exposed-debug-port',
  severity: 'critical',
  title: { pass: "No debugger's port is open", fail: "A debugger's port is open" },
  needs: ['listeningPorts', 'processes'],
  cause: {},

  judge({ listeningPorts, processes }) {
    const debuggers = processes.filter(({ command }) => DEBUGGER.test(command));
    const open = [...listeningPorts.sockets, ...(listeningPorts.later ?? [])].filter(
      ({ address, port }) =>
        !isLoopback(address) &&
        (port === NODE_INSPECTOR || debuggers.some(({ command }) => new RegExp(`[:=\\s]${port}\\b`).test(command))),
    );
    const measures = [{ value: open.length, budget: 0, unit: 'ports' }];
    if (open.length === 0) return pass('No debugger listens where another container could reach it.', { measures });
    return fail({
      message: 'Whoever reaches a debugger runs code in the process, as the process, without a password.',
      measures,
      seen: [
        ...open.map(({ address, port }) => `${address}:${port}`),
        ...debuggers.map(({ pid, command }) => `pid ${pid}: ${command}`),
      ],
      fix: 'Start the program without the debugger in production; where one is needed, let it listen on 127.0.0.1.',
    });
  },
});
