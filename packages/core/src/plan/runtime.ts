import type { ServiceFacts, ServicePlan } from '../model/index.ts';
import { because, type ServiceLedger } from './decisions.ts';
import { chooseImages, resolveVersion, runtimeOf } from './language-images.ts';

type Runtime = Pick<ServicePlan, 'languageVersion' | 'images' | 'security' | 'nativeAddons'>;

/** Language version, security level and the images that follow from them. */
export function planRuntime(service: ServiceLedger, facts: ServiceFacts): Runtime {
  const { ledger, subject } = service;
  const { language } = facts;
  const languageName = language === 'node' ? 'Node' : 'Python';
  const languageVersion = planVersion(service, facts, languageName);
  const nativeAddons = facts.nativeAddons.length > 0;
  const [addon] = facts.nativeAddons;
  if (addon !== undefined) {
    ledger.found(
      subject('nativeAddons'),
      facts.nativeAddons.map(({ value }) => value),
      because(addon, 'They may compile on installation, so the build image has compilers.').reason,
    );
  }
  const security = planSecurity(service, facts, languageVersion, languageName);
  const images = chooseImages(language, languageVersion, security, nativeAddons);
  ledger.assumed(
    subject('images.build'),
    images.build,
    nativeAddons
      ? 'Has compilers; nothing of it is shipped.'
      : 'Small, with the package manager; nothing of it is shipped.',
  );
  ledger.assumed(
    subject('images.runtime'),
    images.runtime,
    security === 'hardened'
      ? 'The runtime and nothing else: no shell, no package manager.'
      : 'A slim distribution with a shell.',
  );
  return { languageVersion, images, security, nativeAddons };
}

function planVersion(service: ServiceLedger, facts: ServiceFacts, languageName: string): string {
  const { language } = facts;
  const { versions } = runtimeOf(language);
  const preferred = versions[0] as string;
  const resolved = resolveVersion(language, facts.languageVersion);
  const asked = facts.languageVersion;
  const version = service.decide(
    'version',
    {
      fact:
        asked === undefined || resolved === undefined
          ? undefined
          : because({ ...asked, value: resolved }, `The repository asks for ${languageName} ${asked.value}.`),
      fallback: {
        value: preferred,
        because:
          asked === undefined
            ? `Nothing asks for a version; ${preferred} is maintained and has an image without a shell.`
            : `No maintained ${languageName} is in the range ${asked.value}.`,
      },
    },
    String,
  );
  if (!versions.includes(version)) {
    service.ledger.ask({
      subject: service.subject('version'),
      question: `${languageName} ${version} isn't among the versions that are tried (${versions.join(', ')}). Keep it?`,
      candidates: asked === undefined ? [] : [{ value: version, source: asked.source }],
      blocking: false,
    });
  }
  return version;
}

function planSecurity(
  { settings, ledger, subject, name }: ServiceLedger,
  { language }: ServiceFacts,
  version: string,
  languageName: string,
): ServicePlan['security'] {
  const configured = settings.security ?? ledger.configuration.security;
  const path = settings.security === undefined ? ['security'] : ['services', name, 'security'];
  const hasHardened = runtimeOf(language).hardened(version) !== undefined;
  if (configured === 'standard') return ledger.configured(subject('security'), 'standard', path);
  if (!hasHardened) {
    return ledger.assumed(
      subject('security'),
      'standard',
      `There is no image without a shell for ${languageName} ${version}.`,
    );
  }
  if (configured === 'hardened') return ledger.configured(subject('security'), 'hardened', path);
  return ledger.assumed(subject('security'), 'hardened', 'What is not in the image can not be used against it.');
}
