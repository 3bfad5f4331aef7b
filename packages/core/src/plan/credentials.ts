import type { BuildPlan, Facts, Plan, ServiceFacts } from '../model/index.ts';
import { packageManagerById } from '../package-managers/known.ts';
import { joinPath } from '../repository/repository.ts';
import { isWithheld } from '../secrets/secret-files.ts';
import type { Ledger, ServiceLedger } from './decisions.ts';

/** What installing needs and no layer may keep. */
export function planCredentials(
  service: ServiceLedger,
  facts: ServiceFacts,
): Pick<BuildPlan, 'secrets' | 'secretVariables'> {
  return { ...planLogins(service, facts), ...planVariables(service, facts) };
}

function planVariables(
  { ledger, subject }: ServiceLedger,
  { installationVariables = [] }: ServiceFacts,
): Pick<BuildPlan, 'secretVariables'> {
  if (installationVariables.length === 0) return {};
  const names = installationVariables.map(({ name }) => name);
  ledger.found(subject('build.secretVariables'), names, {
    because: 'Installing puts its value in, so it reaches installations as a build secret of that name.',
    sources: installationVariables.map(({ source }) => source),
  });
  return { secretVariables: names };
}

/** The logins that installing needs, each as a build secret: it is there during the step, and in no layer. */
function planLogins(
  { ledger, subject, name }: ServiceLedger,
  { credentials = [], packageManager, workspace }: ServiceFacts,
): Pick<BuildPlan, 'secrets'> {
  const known = packageManagerById(packageManager?.value.id ?? '')?.installation?.credentials ?? [];
  const secrets = known.flatMap(({ file, target }) => {
    const found = credentials.find((credential) => credential.file === file);
    const id = `${name}-${file.replace(/^\./, '').replace(/[^a-z]+/g, '-')}`;
    return found === undefined ? [] : [{ id, file, target, kept: found.kept }];
  });
  if (secrets.length === 0) return {};
  ledger.found(
    subject('build.secrets'),
    secrets.map(({ id }) => id),
    {
      because: 'It may hold a login to a registry, so it reaches installations as a build secret and never a layer.',
      sources: secrets.map(({ file }) => ({ file: joinPath(workspace, file) })),
    },
  );
  return { secrets };
}

/** What of the tree is kept from builds because it holds a secret, and what is sent although it is named like one. */
export function planWithheld(ledger: Ledger, { secretFiles = [], services }: Facts): Pick<Plan, 'withheld' | 'sent'> {
  const ofServices = secretFiles.filter(({ path }) =>
    services.some((service) => service.path === '.' || path.startsWith(`${service.path}/`)),
  );
  const withheld = ofServices.filter(({ holds }) => holds).map(({ path }) => path);
  const sent = ofServices
    .filter(({ path, holds }) => !holds && isWithheld(path) && !/(?:^|\/)\.env(?:\.[^/]*)?$/.test(path))
    .map(({ path }) => path);
  if (withheld.length > 0)
    ledger.found('withheld', withheld, {
      because: 'Secrets are in them, so no builder gets them. What a program reads of them has to come at run time.',
      sources: withheld.map((file) => ({ file })),
    });
  return { ...(withheld.length === 0 ? {} : { withheld }), ...(sent.length === 0 ? {} : { sent }) };
}
