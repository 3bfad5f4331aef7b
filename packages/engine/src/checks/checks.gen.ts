// Made by `npm run generate` from the files in this folder. Don't edit.
import exposedDatabase from './exposed-database.ts';
import failingHealthCheck from './failing-health-check.ts';
import heapShare from './heap-share.ts';
import kernelCapabilities from './kernel-capabilities.ts';
import leakedSecret from './leaked-secret.ts';
import lostInFlightRequest from './lost-in-flight-request.ts';
import missingCpuLimit from './missing-cpu-limit.ts';
import missingHealthCheck from './missing-health-check.ts';
import missingMemoryLimit from './missing-memory-limit.ts';
import missingPidsLimit from './missing-pids-limit.ts';
import oversizedImage from './oversized-image.ts';
import privilegeEscalation from './privilege-escalation.ts';
import rootUser from './root-user.ts';
import shellInImage from './shell-in-image.ts';
import slowShutdown from './slow-shutdown.ts';
import slowStart from './slow-start.ts';
import uncleanShutdown from './unclean-shutdown.ts';
import unconfinedSeccomp from './unconfined-seccomp.ts';
import unforwardedSignals from './unforwarded-signals.ts';
import unreapedZombies from './unreaped-zombies.ts';
import writableRootFilesystem from './writable-root-filesystem.ts';

export const checks = {
  'exposed-database': exposedDatabase,
  'failing-health-check': failingHealthCheck,
  'heap-share': heapShare,
  'kernel-capabilities': kernelCapabilities,
  'leaked-secret': leakedSecret,
  'lost-in-flight-request': lostInFlightRequest,
  'missing-cpu-limit': missingCpuLimit,
  'missing-health-check': missingHealthCheck,
  'missing-memory-limit': missingMemoryLimit,
  'missing-pids-limit': missingPidsLimit,
  'oversized-image': oversizedImage,
  'privilege-escalation': privilegeEscalation,
  'root-user': rootUser,
  'shell-in-image': shellInImage,
  'slow-shutdown': slowShutdown,
  'slow-start': slowStart,
  'unclean-shutdown': uncleanShutdown,
  'unconfined-seccomp': unconfinedSeccomp,
  'unforwarded-signals': unforwardedSignals,
  'unreaped-zombies': unreapedZombies,
  'writable-root-filesystem': writableRootFilesystem,
} as const;
