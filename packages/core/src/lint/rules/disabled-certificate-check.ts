import { assignmentsOf } from '../../source/dockerfile-text.ts';
import { defineRule } from '../define-rule.ts';
import { argumentText, effectiveInstructions } from '../dockerfile/linted-dockerfile.ts';
import { scriptsOf } from '../dockerfile/shell-script.ts';

export default defineRule({
  id: 'disabled-certificate-check',
  severity: 'high',
  title: 'Certificates of servers are not checked',
  fix: 'Take that away; where a proxy signs with a certificate of its own, mount its authority as a build secret (`SSL_CERT_FILE`, `NODE_EXTRA_CA_CERTS`, `PIP_CERT`).',
  also: {
    checkov: [
      'CKV2_DOCKER_2',
      'CKV2_DOCKER_3',
      'CKV2_DOCKER_4',
      'CKV2_DOCKER_5',
      'CKV2_DOCKER_6',
      'CKV2_DOCKER_12',
      'CKV2_DOCKER_13',
      'CKV2_DOCKER_14',
      'CKV2_DOCKER_15',
      'CKV2_DOCKER_16',
    ],
  },
  on: {
    *dockerfile(dockerfile) {
      for (const instruction of dockerfile.stages.flatMap(effectiveInstructions)) {
        if (instruction.name !== 'ENV' && instruction.name !== 'ARG') continue;
        for (const [name, value] of assignmentsOf(argumentText(instruction))) {
          if (disables(name, value))
            yield {
              ...instruction.argument,
              message: `${name}=${value} turns the check off for everything that heeds it.`,
            };
        }
      }
      for (const { script } of scriptsOf(dockerfile)) {
        for (const { name, words, assignments, start, end } of script.commands) {
          const exported = words.flatMap(({ value }) => (name === 'export' && value.includes('=') ? [value] : []));
          const set = [...assignments.map((one) => `${one.name}=${one.value}`), ...exported].find((text) =>
            disables(...split(text)),
          );
          const option =
            set ??
            optionThatDisables(
              name,
              words.map(({ value }) => value),
            );
          if (option !== undefined) yield { start, end, message: `${option} turns the check off.` };
        }
      }
    },
  },
});

function split(text: string): [string, string] {
  const at = text.indexOf('=');
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Variables by which programs are told; each with the values that turn the check off. */
function disables(name: string, value: string): boolean {
  if (name === 'NODE_TLS_REJECT_UNAUTHORIZED' || name === 'PYTHONHTTPSVERIFY') return value === '0';
  if (name === 'GIT_SSL_NO_VERIFY') return !/^(?:|0|false)$/i.test(value);
  if (/^npm_config_strict_ssl$/i.test(name)) return /^(?:false|0)$/i.test(value);
  return name === 'PIP_TRUSTED_HOST' && value !== '';
}

function optionThatDisables(name: string, words: readonly string[]): string | undefined {
  const has = (...options: string[]) => words.find((word) => options.includes(word.split('=')[0] as string));
  const text = words.join(' ');
  // Local servers have certificates of nobody.
  if (/\bhttps?:\/\/(?:localhost|127\.0\.0\.1)\b/.test(text)) return undefined;
  if (name === 'curl') return has('--insecure', '--proxy-insecure') ?? words.find(isInsecure);
  if (name === 'wget') return has('--no-check-certificate');
  if (/^(?:pip[\d.]*|python[\d.]*|uv)$/.test(name)) return has('--trusted-host', '--allow-insecure-host');
  if (/^(?:npm|yarn|pnpm)$/.test(name) && /strict-ssl[ =]false|strictSsl false|--no-strict-ssl/.test(text))
    return 'strict-ssl false';
  if (name === 'git' && /http\.sslVerify[ =](?:false|0|"false")/i.test(text)) return 'http.sslVerify false';
  if (/^(?:yum|dnf|tdnf|yum-config-manager)$/.test(name) && /sslverify=(?:0|false)/i.test(text)) return 'sslverify=0';
  return undefined;
}

/** `-k`, also among short options of curl that are written together; one that takes a value ends them. */
function isInsecure(word: string): boolean {
  if (!/^-[A-Za-z]/.test(word)) return false;
  const [insecure, valued] = [word.indexOf('k'), word.search(/[AbcdDeEFhHmoQrTuUwxXyYz]/)];
  return insecure > 0 && (valued < 0 || insecure < valued);
}
