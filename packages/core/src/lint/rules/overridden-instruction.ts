import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'overridden-instruction',
  severity: 'medium',
  title: 'An instruction is overridden by a later one',
  fix: 'Keep the last one, and remove those before it.',
  also: {
    hadolint: ['DL3012', 'DL4003', 'DL4004'],
    buildkit: ['MultipleInstructionsDisallowed'],
    trivy: ['DS-0007', 'DS-0016', 'DS-0023'],
  },
  on: {
    *dockerfile({ stages }) {
      for (const { instructions } of stages) {
        for (const [index, { name, start, end }] of instructions.entries()) {
          const later = instructions.slice(index + 1).some((other) => other.name === name);
          if (/^(?:CMD|ENTRYPOINT|HEALTHCHECK)$/.test(name) && later)
            yield { start, end, message: `This ${name} never counts: another one follows in the same stage.` };
        }
      }
    },
  },
});
