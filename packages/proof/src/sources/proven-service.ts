import type { Subject } from '@seaworthy/core/model';
import type { DeclaredPort } from '@seaworthy/engine';

/** A service under test: what checks may know of it, and what only experiments need. */
export interface ProvenService {
  subject: Subject;
  /** Ports that the original compose file publishes; not the ones that the experiment publishes itself. */
  ports: readonly DeclaredPort[];
  /** Absent: what the image says. */
  stopSignal?: string;
  graceMs: number;
  /** Route that is known to take its time: requests to it are in flight when the signal comes. */
  slowPath?: string;
}
