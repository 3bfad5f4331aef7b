import { publishedPortsOf } from '../compose/published-ports.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'exposed-ssh-port',
  severity: 'medium',
  title: 'A login by SSH is offered',
  fix: 'Remove it; `docker exec` and `docker compose exec` need no server in the container.',
  also: { checkov: ['CKV_DOCKER_1'], trivy: ['DS-0004'], cis: ['5.7'] },
  on: {
    *dockerfile({ instructions }) {
      for (const { words } of instructions.filter(({ name }) => name === 'EXPOSE')) {
        for (const { value, start, end } of words)
          if (/^22(?:\/tcp)?$/i.test(value)) yield { start, end, message: 'Port 22 is that of SSH.' };
      }
    },
    *compose({ services }) {
      for (const service of services) {
        for (const { container, at } of publishedPortsOf(service))
          if (container === '22') yield { ...at, message: `Service ${service.name} publishes port 22.` };
      }
    },
  },
});
