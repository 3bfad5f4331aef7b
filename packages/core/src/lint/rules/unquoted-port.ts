import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'unquoted-port',
  severity: 'low',
  title: 'A port is written without quotes',
  fix: 'Put it in quotes.',
  also: { dclint: ['require-quotes-in-ports'] },
  on: {
    *compose({ services, text }) {
      for (const service of services) {
        const ports = Array.isArray(service.value.ports) ? service.value.ports : [];
        for (const index of ports.keys()) {
          const { start, end } = service.at(['ports', index]);
          const written = text.slice(start, end);
          // Readers of YAML 1.1 take numbers below 60 with colons for a number to the base of 60.
          if (/^\d+:[0-5]?\d$/.test(written))
            yield {
              start,
              end,
              message: `Some readers take ${written} for one number.`,
              edits: [{ start, end, text: `"${written}"` }],
            };
        }
      }
    },
  },
});
