import type { DatastorePlan, EnvironmentFact, EnvironmentPlan, ServiceFacts } from '../model/index.ts';
import { byCodeUnit } from '../repository/repository.ts';
import { isSecretName } from '../secrets/secret-names.ts';
import type { ServiceLedger } from './decisions.ts';
import { wireDatastore } from './wire-datastore.ts';
import { wireServices } from './wire-services.ts';

/** The other parts of the stack that a variable may stand for. */
export interface Landscape {
  services: readonly { facts: ServiceFacts; port: number | undefined; publishedPort: number | undefined }[];
  datastores: readonly DatastorePlan[];
}

/** A value that follows from the rest of the plan. */
export interface Wiring {
  value?: string;
  secret?: boolean;
  passwordOf?: string;
  because: string;
}

/** Every variable of a service: wired to the stack, kept at the code's default, or to be given from outside. */
export function planEnvironment(service: ServiceLedger, facts: ServiceFacts, landscape: Landscape): EnvironmentPlan[] {
  const { settings, ledger, subject, name } = service;
  const known = new Set(facts.environment.map((variable) => variable.name));
  const own = landscape.services.find((candidate) => candidate.facts === facts);
  const variables = facts.environment.map((variable) => planVariable(service, facts, variable, landscape));
  if (facts.portVariable !== undefined && !known.has(facts.portVariable.value) && own?.port !== undefined) {
    known.add(facts.portVariable.value);
    variables.push(plain(facts.portVariable.value, String(own.port)));
  }
  for (const [key, value] of Object.entries(settings.environment ?? {})) {
    if (known.has(key)) continue;
    known.add(key);
    variables.push(
      plain(
        key,
        ledger.configured(subject(`environment.${key}`), String(value), ['services', name, 'environment', key]),
      ),
    );
  }
  for (const key of settings.secrets ?? []) {
    if (known.has(key)) continue;
    ledger.configured(subject(`environment.${key}`), 'secret', ['services', name, 'secrets']);
    variables.push({ name: key, required: !(settings.optional ?? []).includes(key), secret: true, public: false });
  }
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
  const base = { name: variable.name, public: variable.public };
  if (configured !== undefined) {
    return {
      ...base,
      value: ledger.configured(subject, String(configured), ['services', name, 'environment', variable.name]),
      required: false,
      secret: false,
    };
  }
  const wired = wireDatastore(facts, variable, landscape.datastores) ?? wireServices(facts, variable, landscape);
  if (wired !== undefined) {
    const secret = wired.secret ?? false;
    ledger.found(subject, wired.passwordOf === undefined ? wired.value : `password of ${wired.passwordOf}`, {
      because: wired.because,
      sources: [variable.source],
    });
    return {
      ...base,
      ...(wired.value === undefined ? {} : { value: wired.value }),
      // The code may start without it, but without a value it could not work in this stack.
      required: wired.passwordOf !== undefined || wired.value === undefined || (variable.required ?? true),
      secret,
      ...(wired.passwordOf === undefined ? {} : { passwordOf: wired.passwordOf }),
      ...(secret && wired.passwordOf !== undefined && variable.fileVariable !== undefined
        ? { fileVariable: variable.fileVariable }
        : {}),
    };
  }
  const secret =
    !variable.public &&
    (variable.secret || isSecretName(variable.name) || (settings.secrets ?? []).includes(variable.name));
  return secret ? planSecret(service, subject, variable) : planSetting(service, subject, variable);
}

function planSecret({ ledger, settings }: ServiceLedger, subject: string, variable: EnvironmentFact): EnvironmentPlan {
  // A secret that stands in the code is known to everybody who can read it.
  const required =
    !(settings.optional ?? []).includes(variable.name) &&
    (variable.required === true || (variable.default ?? '') !== '');
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
  return {
    name: variable.name,
    required,
    secret: true,
    public: false,
    ...(variable.fileVariable === undefined ? {} : { fileVariable: variable.fileVariable }),
  };
}

function planSetting({ ledger, settings }: ServiceLedger, subject: string, variable: EnvironmentFact): EnvironmentPlan {
  const required = variable.required === true && !(settings.optional ?? []).includes(variable.name);
  const fallback = variable.default;
  const because =
    fallback !== undefined
      ? 'The default in the code; another value may be set in .env.'
      : required
        ? 'The code refuses to work without it and names no default; it comes from .env.'
        : 'The code names no default; it may be set in .env.';
  ledger.found(
    subject,
    fallback === '' ? 'empty' : (fallback ?? (required ? 'from .env, required' : 'from .env, optional')),
    { because, sources: [variable.source] },
  );
  return {
    name: variable.name,
    required,
    secret: false,
    public: variable.public,
    // It is not the value here, so that the default has one place and can be overridden.
    ...(fallback === undefined || fallback === '' ? {} : { default: fallback }),
  };
}

function plain(name: string, value: string): EnvironmentPlan {
  return { name, value, required: false, secret: false, public: false };
}
