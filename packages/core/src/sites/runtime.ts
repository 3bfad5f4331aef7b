import type { HealthQuestion, Runtime } from '../languages/define-runtime.ts';

/** Asks one question over TCP and compares the beginning of the answer: Debian's monitoring-plugins-basic. */
const CHECK_TCP = '/usr/lib/nagios/plugins/check_tcp';

/**
 * nginx as Debian maintains it, in the base image without a shell. No public image of nginx has a module for brotli, and
 * those without a shell are kept for the newest version alone.
 */
export const nginx: Runtime = {
  id: 'nginx',
  name: 'nginx',
  // Debian 13's, which gets its security fixes there until 2030.
  versions: ['1.26'],
  image: (_version, security) => ({
    image: security === 'standard' ? 'debian:13-slim' : 'gcr.io/distroless/cc-debian13:nonroot',
    binary: '/usr/sbin/nginx',
  }),
  healthCommand,
  // On SIGTERM it would cut off what is being sent. https://nginx.org/en/docs/control.html
  stopSignal: 'SIGQUIT',
  init: { value: 'tini', because: 'PID 1 has to forward signals and to reap zombies, which the runtime does not.' },
};

/** The page itself has to come, with 200: a route of nginx's own would answer where the files are missing, too. */
function healthCommand({ port, route }: HealthQuestion): string[] {
  const request = `GET ${route ?? '/'} HTTP/1.0\\r\\nHost: localhost\\r\\nUser-Agent: health\\r\\n\\r\\n`;
  const expected = ['-M', 'crit', '-E', '-s', request, '-e', 'HTTP/1.1 200'];
  return [CHECK_TCP, '-H', '127.0.0.1', '-p', String(port), '-t', '3', ...expected];
}
