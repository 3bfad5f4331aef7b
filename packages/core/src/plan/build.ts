import type { Language } from '../languages/define-language.ts';
import { languageOf } from '../languages/language-of.ts';
import type { BuildPlan, ServiceFacts } from '../model/index.ts';
import { because, type ServiceLedger } from './decisions.ts';

/** The language's version and whether compilers are needed: what the images follow from. */
export function planToolchain(
  service: ServiceLedger,
  facts: ServiceFacts,
): Pick<BuildPlan, 'language' | 'version' | 'nativeAddons'> {
  const { ledger, subject } = service;
  const version = planVersion(service, facts, languageOf(facts.language));
  const [addon] = facts.nativeAddons;
  if (addon !== undefined) {
    ledger.found(
      subject('nativeAddons'),
      facts.nativeAddons.map(({ value }) => value),
      because(addon, 'They may compile on installation, so the build image has compilers.').reason,
    );
  }
  return { language: facts.language, version, nativeAddons: addon !== undefined };
}

/** The image that builds. */
export function planBuildImage(
  { ledger, subject }: ServiceLedger,
  { language, version, nativeAddons }: Pick<BuildPlan, 'language' | 'version' | 'nativeAddons'>,
): string {
  return ledger.assumed(
    subject('images.build'),
    languageOf(language).building.image(version, nativeAddons),
    nativeAddons
      ? 'Has compilers; nothing of it is shipped.'
      : 'Small, with the package manager; nothing of it is shipped.',
  );
}

/** The script that builds, and where it puts what is shipped. */
export function planBuildScript(
  { ledger, subject, settings, name }: ServiceLedger,
  { scripts, outputDirectory, buildScript }: ServiceFacts,
): Pick<BuildPlan, 'script' | 'outputDirectory'> {
  const { build } = scripts;
  const other = buildScript === undefined ? undefined : because(buildScript, 'What it starts is made by this script.');
  const script =
    settings.build !== undefined
      ? ledger.configured(subject('build'), settings.build, ['services', name, 'build'])
      : other !== undefined
        ? ledger.found(subject('build'), other.value, other.reason)
        : build === undefined
          ? undefined
          : ledger.found(subject('build'), 'build', because(build, `Runs \`${build.value}\`.`).reason);
  if (outputDirectory !== undefined) {
    const { reason } = because(outputDirectory, 'Where the build puts what is shipped.');
    ledger.found(subject('outputDirectory'), outputDirectory.value, reason);
  }
  return {
    ...(script === undefined ? {} : { script }),
    ...(outputDirectory === undefined ? {} : { outputDirectory: outputDirectory.value }),
  };
}

function planVersion(
  service: ServiceLedger,
  { languageVersion: asked }: ServiceFacts,
  { name, building }: Language,
): string {
  const { versions } = building;
  const preferred = versions[0] as string;
  const resolved = asked === undefined ? undefined : building.resolveVersion(asked.value.trim());
  const version = service.decide(
    'version',
    {
      fact:
        asked === undefined || resolved === undefined
          ? undefined
          : because({ ...asked, value: resolved }, `The repository asks for ${name} ${asked.value}.`),
      fallback: {
        value: preferred,
        because:
          asked === undefined
            ? `Nothing asks for a version; ${preferred} is maintained and has an image without a shell.`
            : `No maintained ${name} is in the range ${asked.value}.`,
      },
    },
    String,
  );
  if (!versions.includes(version)) {
    service.ledger.ask({
      subject: service.subject('version'),
      question: `${name} ${version} isn't among the versions that are tried (${versions.join(', ')}). Keep it?`,
      candidates: asked === undefined ? [] : [{ value: version, source: asked.source }],
      blocking: false,
    });
  }
  return version;
}
