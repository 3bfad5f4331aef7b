import type { BuildRecord, OnEvent, Plan } from '@seaworthy/core/model';
import type { Engine, StackService, StackState } from '@seaworthy/engine';
import { ensureSecrets } from './ensure-secrets.ts';
import type { Target } from './target/open-target.ts';

/** Where a service can be tried from this machine. */
export interface Address {
  service: string;
  url: string;
}

/** Starts a profile of the project, and waits until it is healthy. Errors: those of the engine's `up`. */
export async function startProject(request: {
  engine: Engine;
  target: Target;
  plan: Plan;
  profile: string;
  timeoutSeconds?: number;
  substitutions: BuildRecord['substitutions'];
  onEvent: OnEvent;
  signal: AbortSignal;
}): Promise<{ stack: StackState; addresses: Address[] }> {
  const { engine, target, plan, profile, timeoutSeconds, substitutions, onEvent, signal } = request;
  const { up } = await import('@seaworthy/engine');
  const env = await ensureSecrets(target, plan, onEvent);
  const stack = await up(engine, {
    directory: target.root,
    projectName: plan.name,
    profiles: [profile],
    substitutions,
    env,
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    onEvent,
    signal,
  });
  return { stack, addresses: addressesOf(stack.services, plan) };
}

/** Every published port once (Docker lists one for IPv4 and one for IPv6), without those of debuggers. */
export function addressesOf(services: readonly StackService[], plan: Plan): Address[] {
  const debugPorts = new Set(plan.services.map(({ debugPort }) => debugPort));
  const addresses = services.flatMap(({ service, ports }) =>
    ports
      .filter(({ containerPort }) => !debugPorts.has(containerPort))
      .map(({ hostAddress, hostPort }) => ({ service, url: `http://${hostNameOf(hostAddress)}:${hostPort}` })),
  );
  return [...new Map(addresses.map((address) => [address.url, address])).values()];
}

function hostNameOf(address: string): string {
  return ['', '0.0.0.0', '::', '127.0.0.1', '::1'].includes(address) ? 'localhost' : address;
}
