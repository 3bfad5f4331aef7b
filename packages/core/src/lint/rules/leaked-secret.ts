import { isSecretCandidate, secretsInVariables } from '../../secrets/index.ts';
import { secretKindOf } from '../../secrets/secret-names.ts';
import { assignmentsOf } from '../../source/dockerfile-text.ts';
import { defineRule } from '../define-rule.ts';
import { argumentText, effectiveInstructions } from '../dockerfile/linted-dockerfile.ts';

export default defineRule({
  id: 'leaked-secret',
  severity: 'critical',
  title: 'A secret becomes part of the image',
  fix: 'Mount it for the step that needs it (`RUN --mount=type=secret,id=…`), or hand it over when the container runs; and replace it where it was published.',
  also: {
    hadolint: ['DL3064'],
    buildkit: ['SecretsUsedInArgOrEnv'],
    trivy: ['DS-0031'],
    dockle: ['CIS-DI-0010'],
    cis: ['4.10'],
  },
  on: {
    *dockerfile({ stages }) {
      for (const instruction of stages.flatMap(effectiveInstructions)) {
        const { name, argument, list, words, flags } = instruction;
        if (name === 'ENV') {
          for (const [variable, value] of assignmentsOf(argumentText(instruction))) {
            const isHandedOn = value.startsWith('$') && secretKindOf(variable) === 'secret';
            if (isHandedOn || isSecret(variable, value))
              yield { ...argument, message: `ENV ${variable} stays in the image for everybody to read.` };
          }
        } else if (name === 'ARG') {
          for (const variable of argumentsOf(words.map(({ value }) => value)))
            yield { ...argument, message: `ARG ${variable} is kept in the image's history or its provenance.` };
        } else if ((name === 'COPY' || name === 'ADD') && !flags.some((flag) => flag.name === 'from')) {
          const sources = (list ?? words.map(({ value }) => value)).slice(0, -1);
          for (const source of sources.filter(isSecretFile))
            yield { ...argument, message: `${source} usually holds secrets, and becomes part of a layer.` };
        }
      }
    },
  },
});

function isSecret(name: string, value: string): boolean {
  return secretsInVariables([`${name}=${value}`]).length > 0;
}

/** Names of arguments that are handed over as secrets; one with a default that is none is filled in for the build alone. */
function argumentsOf(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    const [name = '', ...rest] = word.split('=');
    const value = rest.join('=');
    return secretKindOf(name) === 'secret' && (value === '' || isSecret(name, value)) ? [name] : [];
  });
}

/** Settings and certificates have such names, too; only what they hold would tell. */
function isSecretFile(path: string): boolean {
  return (
    isSecretCandidate(path) &&
    !/(?:npmrc|\.pem|pip\.conf|uv\.toml|\.yarnrc\.yml|bunfig\.toml|auth\.toml)$|(?:^|\/)\.env\../.test(path)
  );
}
