import {
  type EnvironmentFact,
  type EnvironmentPlan,
  plainSpelling,
  type ServiceFacts,
  secretAlone,
  spellValue,
  type Value,
} from '../model/index.ts';
import { byCodeUnit } from '../repository/repository.ts';
import { isSecretName } from '../secrets/secret-names.ts';
import { configuredValue, isChoice } from './configured-value.ts';
import type { ServiceLedger } from './decisions.ts';
import { type Landscape, listenersOf, type Wiring } from './landscape.ts';
import { wireDatastore } from './wire-datastore.ts';
import { wireServices } from './wire-services.ts';

/** Every variable of a service: wired to the stack, kept at the code's default, or to be given from outside. */
export function planEnvironment(service: ServiceLedger, facts: ServiceFacts, landscape: Landscape): EnvironmentPlan[] {
  const { settings, ledger, subject, name } = service;
  const known = new Set(facts.environment.map((variable) => variable.name));
  const own = landscape.services.find((candidate) => candidate.facts === facts);
  const variables = facts.environment.map((variable) => planVariable(service, facts, variable, landscape));
  if (facts.portVariable !== undefined && !known.has(facts.portVariable.value) && own?.port !== undefined) {
    known.add(facts.portVariable.value);
    variables.push(fixed(facts.portVariable.value, [{ port: facts.name.value }]));
  }
  for (const [key, value] of Object.entries(settings.environment ?? {})) {
    if (known.has(key)) continue;
    known.add(key);
    ledger.configured(subject(`environment.${key}`), String(value), ['services', name, 'environment', key]);
    variables.push(fixed(key, configuredValue(String(value), landscape)));
  }
  for (const key of settings.secrets ?? []) {
    if (known.has(key)) continue;
    ledger.configured(subject(`environment.${key}`), 'secret', ['services', name, 'secrets']);
    variables.push(secret(key, !(settings.optional ?? []).includes(key)));
  }
  askWhereDatastoresAre(service, facts, variables, landscape);
  return variables.sort((a, b) => byCodeUnit(a.name, b.name));
}

function planVariable(
  service: ServiceLedger,
  facts: ServiceFacts,
  variable: EnvironmentFact,
  landscape: Landscape,
): EnvironmentPlan {
  const { settings, ledger, name } = service;
  const subject = service.subject(`environment.${variable.name}`);
  const configured = settings.environment?.[variable.name];
  if (configured !== undefined) {
    ledger.configured(subject, String(configured), ['services', name, 'environment', variable.name]);
    return fixed(variable.name, configuredValue(String(configured), landscape), variable.public);
  }
  const wired = wireDatastore(facts, variable, landscape.datastores) ?? wireServices(facts, variable, landscape);
  if (wired !== undefined) return planWired(service, subject, variable, wired, landscape);
  if (variable.set !== undefined && !variable.secret) {
    ledger.found(subject, variable.set, { because: 'It is started with this value.', sources: [variable.source] });
    return fixed(variable.name, [{ text: variable.set }], variable.public);
  }
  const isSecret =
    !variable.public &&
    (variable.secret || isSecretName(variable.name) || (settings.secrets ?? []).includes(variable.name));
  return isSecret ? planSecret(service, subject, variable) : planSetting(service, subject, variable);
}

function planWired(
  { ledger }: ServiceLedger,
  subject: string,
  variable: EnvironmentFact,
  { value, because }: Wiring,
  landscape: Landscape,
): EnvironmentPlan {
  const alone = secretAlone(value);
  const text = spellValue(
    value,
    plainSpelling(listenersOf(landscape), (name) => `<${name}>`),
  );
  ledger.found(subject, text, { because, sources: [variable.source] });
  return {
    ...fixed(variable.name, value, variable.public),
    // The code may start without it, but without a value it could not work in this stack.
    required: alone !== undefined || (variable.required ?? true),
    ...(alone === undefined || variable.fileVariable === undefined ? {} : { fileVariable: variable.fileVariable }),
  };
}

function planSecret({ ledger, settings }: ServiceLedger, subject: string, variable: EnvironmentFact): EnvironmentPlan {
  // A secret that stands in the code is known to everybody who can read it.
  const required = isRequired(settings, variable, variable.required === true || (variable.default ?? '') !== '');
  const how =
    variable.fileVariable === undefined
      ? 'from .env, since the code reads no file for it'
      : `as a file, which the code takes by ${variable.fileVariable}`;
  const kind = required ? 'required' : 'optional';
  const public_ = (variable.default ?? '') === '' ? '' : ' Its default in the code is no secret.';
  ledger.found(subject, `secret, ${kind}`, {
    because: `Its name says that it is a secret; it comes ${how}.${public_}`,
    sources: [variable.source],
  });
  return secret(variable.name, required, variable.fileVariable);
}

function isRequired(
  { required = [], optional = [] }: ServiceLedger['settings'],
  { name }: EnvironmentFact,
  inCode: boolean,
): boolean {
  return required.includes(name) || (inCode && !optional.includes(name));
}

function planSetting({ ledger, settings }: ServiceLedger, subject: string, variable: EnvironmentFact): EnvironmentPlan {
  const required = isRequired(settings, variable, variable.required === true);
  const fallback = variable.default;
  const because =
    fallback !== undefined
      ? 'The default in the code; another value may be set in .env.'
      : required
        ? `${variable.required === true ? 'The code refuses to work without it and names no default' : 'seaworthy.yaml says that it does not start without it'}; it comes from .env.`
        : 'The code names no default; it may be set in .env.';
  ledger.found(
    subject,
    fallback === '' ? 'empty' : (fallback ?? (required ? 'from .env, required' : 'from .env, optional')),
    { because, sources: [variable.source] },
  );
  return {
    name: variable.name,
    choice: true,
    required,
    public: variable.public,
    // It is not the value here, so that the default has one place and can be overridden.
    ...(fallback === undefined || fallback === '' ? {} : { default: fallback }),
  };
}

/** A service that uses a datastore and would not find it is said so: the wrong address would be worse than none. */
function askWhereDatastoresAre(
  { ledger, subject, settings }: ServiceLedger,
  facts: ServiceFacts,
  variables: readonly EnvironmentPlan[],
  { datastores }: Landscape,
): void {
  for (const { id, source, variable, candidates = [], parts } of facts.datastores) {
    const datastore = datastores.find((candidate) => candidate.datastore === id);
    const open = candidates.filter((name) => settings.environment?.[name] === undefined);
    const isWired = variables.some(({ value = [] }) =>
      value.some((part) => 'address' in part && part.address === datastore?.name),
    );
    if (datastore === undefined || isWired || variable !== undefined || parts !== undefined || open.length === 0)
      continue;
    ledger.ask({
      subject: subject(`datastores.${id}`),
      question: `Does it find ${datastore.name} by ${open.join(' or ')}? Nothing decides, so nothing was set; say so by \`environment\` in seaworthy.yaml.`,
      candidates: open.map((value) => ({ value, source })),
      blocking: false,
    });
  }
}

function fixed(name: string, value: Value, isPublic = false): EnvironmentPlan {
  return { name, value: [...value], choice: isChoice(value, isPublic), required: false, public: isPublic };
}

function secret(name: string, required: boolean, fileVariable?: string): EnvironmentPlan {
  return {
    name,
    value: [{ secret: name }],
    choice: false,
    required,
    public: false,
    ...(fileVariable === undefined ? {} : { fileVariable }),
  };
}
