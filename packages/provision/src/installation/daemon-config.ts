import type { EnginePlacement } from './placement.ts';

export interface DaemonPrograms {
  init: string;
  userlandProxy: string;
}

/** The configuration of dockerd: containerd's image store, bounded logs and build cache, everything at its own place. */
export function daemonConfig(placement: EnginePlacement, programs: DaemonPrograms): Record<string, unknown> {
  return {
    'data-root': placement.data,
    'exec-root': placement.execRoot,
    pidfile: placement.pidFile,
    hosts: [`unix://${placement.socket}`],
    // The containerd store is what makes cache export, attestations and several platforms possible without a builder.
    features: { 'containerd-snapshotter': true, buildkit: true },
    'log-driver': 'local',
    'log-opts': { 'max-size': '10m', 'max-file': '3' },
    builder: { gc: { enabled: true, defaultKeepStorage: '10GB' } },
    'default-cgroupns-mode': 'private',
    'init-path': programs.init,
    'userland-proxy-path': programs.userlandProxy,
    ...(placement.network === 'none' ? { bridge: 'none', iptables: false, ip6tables: false, 'ip-forward': false } : {}),
  };
}
