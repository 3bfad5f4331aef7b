import { canPull, type Engine, freeDiskBytes } from '@seaworthy/engine';
import { engineStatus } from '../installation/engine-status.ts';

/** A tool of Docker's; `problem` says why it can't be used, and `next` what to type. */
export interface ToolReport {
  version?: string;
  problem?: { code: 'BUILDX_MISSING' | 'COMPOSE_MISSING'; reason: string };
}

/** What an engine is and can do, for `doctor`. Absent: it could not be found out. */
export interface EngineReport {
  strategy: string;
  endpoint: string;
  version: string;
  apiVersion: string;
  clientVersion?: string;
  /** Of the machine that the engine runs on. */
  operatingSystem: string;
  kernel: string;
  platforms: string[];
  storageDriver: string;
  /** Images are kept by containerd: attestations, several platforms, cache export without a builder of their own. */
  containerdStore: boolean;
  cacheExport: boolean;
  cgroupVersion: string;
  securityOptions: string[];
  seccomp: boolean;
  rootless: boolean;
  cpus: number;
  memoryBytes: number;
  buildx: ToolReport;
  compose: ToolReport;
  /** Public images can be pulled. */
  publicImages: boolean;
  dataRoot: string;
  /** On the disk of the data root; absent when that is on another machine. */
  freeBytes?: number;
  /** Of the engine that Seaworthy installed, if it is this one. */
  installed?: { data: string; log: string; config: string };
}

interface DockerInfo {
  ClientInfo?: { Version?: string; Plugins?: { Name: string; Version?: string; Err?: string }[] | null };
  OperatingSystem: string;
  KernelVersion: string;
  OSType: string;
  Driver: string;
  DriverStatus?: [string, string][] | null;
  CgroupVersion?: string;
  SecurityOptions?: string[] | null;
  NCPU: number;
  MemTotal: number;
  DockerRootDir: string;
}

/** Finds out what an engine can do. Only through the CLI, so that it works for engines on other machines too. */
export async function inspectEngine(engine: Engine): Promise<EngineReport> {
  const [info, builder, publicImages, status, freeBytes] = await Promise.all([
    readInfo(engine),
    engine.docker(['buildx', 'inspect'], { reject: false, timeoutMs: 10_000 }),
    canPull(engine, 'hello-world:latest', { timeoutMs: 3000 }),
    engineStatus(),
    freeDiskBytes(engine),
  ]);
  const security = info.SecurityOptions ?? [];
  const rootless = security.some((option) => option.startsWith('name=rootless'));
  const containerdStore = (info.DriverStatus ?? []).some(([name, value]) => isContainerd(name, value));
  const platforms = /^Platforms:\s*(.*)$/m.exec(builder.stdout)?.[1]?.split(/,\s*/).filter(Boolean) ?? [];
  const driver = /^Driver:\s*(.*)$/m.exec(builder.stdout)?.[1]?.trim();
  const isOurs = status.installed && engine.endpoint === `unix://${status.placement.socket}` && status.running;
  const { Plugins: plugins, Version: clientVersion } = info.ClientInfo ?? {};
  return {
    strategy: engine.strategy,
    endpoint: engine.endpoint,
    version: engine.version,
    apiVersion: engine.apiVersion,
    ...(clientVersion === undefined ? {} : { clientVersion }),
    operatingSystem: info.OperatingSystem,
    kernel: info.KernelVersion,
    platforms: platforms.length > 0 ? platforms : [`${engine.os}/${engine.architecture}`],
    storageDriver: info.Driver,
    containerdStore,
    cacheExport: containerdStore || (driver !== undefined && driver !== 'docker'),
    cgroupVersion: info.CgroupVersion ?? '',
    securityOptions: security,
    seccomp: security.some((option) => option.startsWith('name=seccomp')),
    rootless,
    cpus: info.NCPU,
    memoryBytes: info.MemTotal,
    buildx: toolReport(plugins ?? [], 'buildx'),
    compose: toolReport(plugins ?? [], 'compose'),
    publicImages,
    dataRoot: info.DockerRootDir,
    ...(freeBytes === undefined ? {} : { freeBytes }),
    ...(isOurs
      ? {
          installed: {
            data: status.placement.data,
            log: status.placement.logFile,
            config: status.placement.configFile,
          },
        }
      : {}),
  };
}

async function readInfo(engine: Engine): Promise<DockerInfo> {
  const { stdout } = await engine.docker(['info', '--format', '{{json .}}'], { timeoutMs: 10_000 });
  return JSON.parse(stdout) as DockerInfo;
}

function isContainerd(name: string, value: string): boolean {
  return name === 'driver-type' && value.startsWith('io.containerd.snapshotter');
}

function toolReport(plugins: readonly { Name: string; Version?: string; Err?: string }[], name: string): ToolReport {
  const code = name === 'buildx' ? 'BUILDX_MISSING' : 'COMPOSE_MISSING';
  const plugin = plugins.find((candidate) => candidate.Name === name);
  if (plugin === undefined) return { problem: { code, reason: 'the docker client has no such plugin' } };
  if (plugin.Err) return { problem: { code, reason: plugin.Err } };
  return { version: (plugin.Version ?? '').replace(/^v/, '') };
}
