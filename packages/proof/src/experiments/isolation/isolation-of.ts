import type { EvidenceValues } from '@seaworthy/core/model';
import type { ContainerInspection } from '@seaworthy/engine';
import type { DeclaredIsolation } from '../../sources/proven-service.ts';

type Isolation = EvidenceValues['isolation'];

/** The engine's settings of a running container, together with what its files say and the run does not do. Pure. */
export function isolationOf(inspection: ContainerInspection, declared: DeclaredIsolation): Isolation {
  const { HostConfig, AppArmorProfile } = inspection;
  return {
    privileged: HostConfig.Privileged === true,
    namespaces: namespacesOf(inspection, declared),
    securityOptions: (HostConfig.SecurityOpt ?? []).map((option) => option.replace(/^(seccomp[=:])\s*\{.*$/s, '$1…')),
    ...(AppArmorProfile ? { appArmorProfile: AppArmorProfile } : {}),
    addedCapabilities: (HostConfig.CapAdd ?? []).map((name) => name.toUpperCase().replace(/^CAP_/, '')).sort(),
    maskedPaths: HostConfig.MaskedPaths?.length ?? 0,
    readOnlyPaths: HostConfig.ReadonlyPaths?.length ?? 0,
    oomScoreAdjustment: HostConfig.OomScoreAdj ?? 0,
    oomKillDisabled: HostConfig.OomKillDisable === true,
    devices: (HostConfig.Devices ?? []).map(({ PathOnHost, CgroupPermissions }) => ({
      path: PathOnHost,
      permissions: CgroupPermissions,
    })),
    deviceRules: HostConfig.DeviceCgroupRules ?? [],
    deviceRequests: (HostConfig.DeviceRequests ?? []).map(({ Driver, Capabilities }) => ({
      driver: Driver ?? '',
      capabilities: [...new Set((Capabilities ?? []).flat())].sort(),
    })),
  };
}

/**
 * The files say it in their owner's words (`service:web`); what they don't say, the engine may have done all the same.
 * A host's control groups are the default of older engines, and user namespaces of others: only the files count there.
 */
function namespacesOf({ HostConfig }: ContainerInspection, declared: DeclaredIsolation): Isolation['namespaces'] {
  const { NetworkMode, PidMode, IpcMode, UTSMode, UsernsMode } = HostConfig;
  const modes = { network: NetworkMode, pid: PidMode, ipc: IpcMode, uts: UTSMode, user: UsernsMode } as const;
  const inspected = Object.entries(modes).flatMap(([name, mode]): Isolation['namespaces'] => {
    const namespace = name as keyof typeof modes;
    if (declared.namespaces.some((one) => one.namespace === namespace)) return [];
    return mode === 'host' || mode?.startsWith('container:') ? [{ namespace, sharedWith: mode.slice(0, 22) }] : [];
  });
  return [...declared.namespaces, ...inspected];
}
