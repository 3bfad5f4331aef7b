import { join } from 'node:path';
import { seaworthyHome } from '../machine/home.ts';

/** Where an engine that Seaworthy installed has its parts. */
export interface EnginePlacement {
  /** Distribution packages, unpacked beside the system. */
  packages: string;
  /** Images, containers, volumes. */
  data: string;
  logFile: string;
  configFile: string;
  /** List of the unpacked packages; its existence says that the installation is complete. */
  manifestFile: string;
  /** Sockets and state that a reboot may lose. */
  execRoot: string;
  pidFile: string;
  socket: string;
  /** Private apt. */
  apt: string;
  /** Below it, links make the client and its plugins known to the user; absent: no links. */
  links?: string;
  /** `default`: containers have networks. `none`: they haven't, so that it can run beside another engine. */
  network: 'default' | 'none';
}

export interface PlacementOptions {
  /** Default: `SEAWORTHY_HOME` or /var/lib/seaworthy. */
  home?: string;
  /** True puts everything below `home`, and touches nothing that an engine beside it uses. */
  isolated?: boolean;
}

export function enginePlacement({ home = seaworthyHome(), isolated = false }: PlacementOptions = {}): EnginePlacement {
  const folder = join(home, 'engine');
  const run = isolated ? join(home, 'run') : '/run/seaworthy';
  return {
    packages: join(folder, 'root'),
    data: join(folder, 'data'),
    logFile: join(folder, 'log/dockerd.log'),
    configFile: join(folder, 'config/daemon.json'),
    manifestFile: join(folder, 'packages.json'),
    execRoot: join(run, 'engine'),
    pidFile: join(run, 'engine.pid'),
    socket: isolated ? join(run, 'docker.sock') : '/var/run/docker.sock',
    apt: join(home, 'apt'),
    ...(isolated ? {} : { links: '/usr/local' }),
    network: isolated ? 'none' : 'default',
  };
}
