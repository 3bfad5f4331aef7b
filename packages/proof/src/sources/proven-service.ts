import type { EvidenceValues, Subject } from '@seaworthy/core/model';
import type { DeclaredPort } from '@seaworthy/engine';

/** What the original files open between a service and its host, also where the run does not do it. */
export interface DeclaredIsolation {
  /** Folder of the compose project. */
  directory: string;
  namespaces: EvidenceValues['isolation']['namespaces'];
  mounts: EvidenceValues['hostMounts'];
  /** Volumes that somebody else made; only the engine knows what they are. */
  externalVolumes: readonly { name: string; destination: string; writable: boolean }[];
}

/** A service under test: what checks may know of it, and what only experiments need. */
export interface ProvenService {
  subject: Subject;
  /** Ports that the original compose file publishes; not the ones that the experiment publishes itself. */
  ports: readonly DeclaredPort[];
  /** TCP ports in the container that compose, the image, the plan or the health check names. */
  knownPorts: readonly number[];
  declared: DeclaredIsolation;
  /** Absent: what the image says. */
  stopSignal?: string;
  graceMs: number;
  /** It ran before anybody proved it, and no file says how: the engine alone does. */
  ranBefore?: true;
  /** Route that is known to take its time: requests to it are in flight when the signal comes. */
  slowPath?: string;
}
