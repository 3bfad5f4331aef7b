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
  { name, building }: Pick<Language, 'name' | 'building'>,
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
  const doubt = doubtAbout(
    version,
    { name, building },
    asked === undefined || resolved !== undefined ? undefined : asked,
  );
  if (doubt !== undefined)
    service.ledger.ask({
      subject: service.subject('version'),
      question: `${doubt} Set \`version\` in seaworthy.yaml, or leave it so.`,
      candidates: asked === undefined ? [] : [{ value: version, source: asked.source }],
      blocking: false,
    });
  return version;
}

/** What a person has to know of a version that is taken. `unmet`: what was asked for and can't be had. */
function doubtAbout(
  version: string,
  { name, building: { versions, ended } }: Pick<Language, 'name' | 'building'>,
  unmet: ServiceFacts['languageVersion'],
): string | undefined {
  const tried = `${name} ${versions.join(', ')}`;
  if (unmet !== undefined && ended[version] === undefined)
    return `The repository asks for ${name} ${unmet.value}, which none of those that are tried is (${tried}); ${version} is taken.`;
  const nearest = nearestOf(version, versions, ended);
  const advice =
    nearest === undefined || nearest === version
      ? ''
      : `, and the nearest of those that are tried and maintained is ${nearest}`;
  const end = ended[version];
  if (end !== undefined) return `${name} ${version} gets no security updates since ${end}${advice}.`;
  return versions.includes(version)
    ? undefined
    : `${name} ${version} isn't among the versions that are tried (${tried})${advice}.`;
}

/** The next younger one that is tried and maintained, else the youngest. */
function nearestOf(
  version: string,
  versions: readonly string[],
  ended: Readonly<Record<string, string>>,
): string | undefined {
  const age = (text: string) => text.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0);
  const maintained = versions.filter((other) => ended[other] === undefined).sort((a, b) => age(a) - age(b));
  return maintained.find((other) => age(other) >= age(version)) ?? maintained.at(-1);
}
