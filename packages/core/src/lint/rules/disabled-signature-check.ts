import { defineRule } from '../define-rule.ts';
import { scriptsOf } from '../dockerfile/shell-script.ts';

const options: Readonly<Record<string, RegExp>> = {
  apk: /^--allow-untrusted$/,
  apt: /^--(?:allow-unauthenticated|force-yes)$/,
  yum: /^--nogpgcheck$|^--setopt=(?:\*\.)?gpgcheck=(?:0|false)$/,
  rpm: /^--(?:nodigest|nosignature|noverify|nofiledigest|nogpg)$/,
  zypper: /^--no-gpg-checks$/,
};
const programs: Readonly<Record<string, string>> = {
  ...{ apk: 'apk', apt: 'apt', 'apt-get': 'apt', aptitude: 'apt', rpm: 'rpm', zypper: 'zypper' },
  ...{ yum: 'yum', dnf: 'yum', microdnf: 'yum', tdnf: 'yum' },
};
export default defineRule({
  id: 'disabled-signature-check',
  severity: 'high',
  title: 'Packages are installed whoever signed them',
  fix: "Import the repository's key, and take the option away.",
  also: {
    checkov: ['CKV2_DOCKER_7', 'CKV2_DOCKER_8', 'CKV2_DOCKER_9', 'CKV2_DOCKER_10', 'CKV2_DOCKER_11'],
    dockle: ['CIS-DI-0011'],
    cis: ['4.11'],
  },
  on: {
    *dockerfile(dockerfile) {
      for (const { script } of scriptsOf(dockerfile)) {
        for (const { name, words } of script.commands) {
          const found = words.find(({ value }) => options[programs[name] ?? '']?.test(value));
          if (found !== undefined)
            yield {
              start: found.start,
              end: found.end,
              message: `${name} ${found.value} takes packages that nobody signed.`,
            };
        }
      }
    },
  },
});
