import type { EvidenceValues, Observation } from '@seaworthy/core/model';
import type { ContainerInspection, Engine } from '@seaworthy/engine';
import { z } from 'zod';
import { notObserved, observed } from '../../sources/observation.ts';

type Profile = EvidenceValues['seccompProfile'];

const ruleSchema = z.looseObject({
  names: z.array(z.string()).optional(),
  /** The old form: one call a rule. */
  name: z.string().optional(),
  action: z.string(),
  args: z.array(z.unknown()).nullish(),
  includes: z.looseObject({ caps: z.array(z.string()).nullish() }).nullish(),
});
const profileSchema = z.looseObject({ defaultAction: z.string(), syscalls: z.array(ruleSchema).nullish() });

/** Actions after which the call is made all the same. */
const PERMITTING = new Set(['SCMP_ACT_ALLOW', 'SCMP_ACT_LOG', 'SCMP_ACT_TRACE', 'SCMP_ACT_NOTIFY']);

/** Which profile the engine gave a container. What the engine's own default is, only the engine knows. */
export async function readSeccompProfile(
  engine: Engine,
  { HostConfig }: ContainerInspection,
): Promise<Observation<Profile>> {
  const option = HostConfig.SecurityOpt?.findLast((text) => /^seccomp[=:]/.test(text))?.slice('seccomp='.length);
  if (option !== undefined && option !== 'builtin') return profileOfOption(option);
  // The engine filters nothing for a privileged container that names no profile.
  if (option === undefined && HostConfig.Privileged === true) return observed('docker inspect', plain('unconfined'));
  if (option === 'builtin') return observed('docker inspect', plain('default'));
  const { stdout } = await engine.docker(['info', '--format', '{{json .SecurityOptions}}'], { reject: false });
  const name = /name=seccomp(?:,profile=([^",]+))?/.exec(stdout);
  if (name === null) return observed('docker info', plain('unconfined'));
  const own = name[1] ?? 'default';
  if (own === 'unconfined') return observed('docker info', plain('unconfined'));
  if (own === 'builtin' || own === 'default') return observed('docker inspect, docker info', plain('default'));
  return notObserved(`The engine filters by a profile of its own, ${own}, which cannot be read from here.`);
}

/** Exported for its test: the value of `seccomp=` in `security_opt`, as the engine keeps it. */
export function profileOfOption(option: string): Observation<Profile> {
  if (option === 'unconfined') return observed('docker inspect', plain('unconfined'));
  const profile = profileSchema.safeParse(parseJson(option));
  if (!profile.success)
    return notObserved('The seccomp profile of the service cannot be read, so nobody knows what it permits.');
  const { defaultAction, syscalls } = profile.data;
  const rules = (syscalls ?? []).map((rule) => ({
    ...rule,
    calls: [...(rule.names ?? []), ...(rule.name === undefined ? [] : [rule.name])],
  }));
  const permitting = rules.filter(
    ({ action, args, includes }) =>
      PERMITTING.has(action) && (args ?? []).length === 0 && (includes?.caps ?? []).length === 0,
  );
  return observed("docker inspect, the profile's own rules", {
    profile: 'custom',
    defaultAction,
    permitted: namesOf(permitting),
  });
}

function plain(profile: Profile['profile']): Profile {
  return { profile, permitted: [] };
}

function namesOf(rules: readonly { calls: readonly string[] }[]): string[] {
  return [...new Set(rules.flatMap(({ calls }) => calls))].sort();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
