import { defineProbe, observed } from './define-probe.ts';

/** What the original compose file publishes; the experiment itself publishes other ports. */
export default defineProbe({
  id: 'exposure',
  yields: 'exposure',
  phase: 'image',

  async observe({ declaredPorts }) {
    return observed('docker compose config', { ports: [...declaredPorts] });
  },
});
