// Made by `npm run generate` from the files in this folder. Don't edit.
import addedCapability from './checks/added-capability.ts';
import blockingConnection from './checks/blocking-connection.ts';
import cutEventStream from './checks/cut-event-stream.ts';
import cutWebsocket from './checks/cut-websocket.ts';
import developmentFiles from './checks/development-files.ts';
import disabledMandatoryAccessControl from './checks/disabled-mandatory-access-control.ts';
import dishonestHealthCheck from './checks/dishonest-health-check.ts';
import droppedRequest from './checks/dropped-request.ts';
import endOfLifeRuntime from './checks/end-of-life-runtime.ts';
import engineSocket from './checks/engine-socket.ts';
import exposedDatabase from './checks/exposed-database.ts';
import exposedDebugPort from './checks/exposed-debug-port.ts';
import failingHealthCheck from './checks/failing-health-check.ts';
import fatalSecondSignal from './checks/fatal-second-signal.ts';
import heapShare from './checks/heap-share.ts';
import hostDevice from './checks/host-device.ts';
import hostNamespace from './checks/host-namespace.ts';
import kernelCapabilities from './checks/kernel-capabilities.ts';
import lateDeadline from './checks/late-deadline.ts';
import leakedSecret from './checks/leaked-secret.ts';
import lostInFlightRequest from './checks/lost-in-flight-request.ts';
import missingCpuLimit from './checks/missing-cpu-limit.ts';
import missingHealthCheck from './checks/missing-health-check.ts';
import missingMemoryLimit from './checks/missing-memory-limit.ts';
import missingPidsLimit from './checks/missing-pids-limit.ts';
import missingRestartPolicy from './checks/missing-restart-policy.ts';
import oomExemption from './checks/oom-exemption.ts';
import oversizedImage from './checks/oversized-image.ts';
import packageManagerStart from './checks/package-manager-start.ts';
import permissiveSeccompProfile from './checks/permissive-seccomp-profile.ts';
import privilegeEscalation from './checks/privilege-escalation.ts';
import privilegedContainer from './checks/privileged-container.ts';
import rootUser from './checks/root-user.ts';
import sensitiveHostMount from './checks/sensitive-host-mount.ts';
import setUidFile from './checks/set-uid-file.ts';
import sharedMountPropagation from './checks/shared-mount-propagation.ts';
import sharedNamespace from './checks/shared-namespace.ts';
import shellInImage from './checks/shell-in-image.ts';
import silentMemoryKill from './checks/silent-memory-kill.ts';
import slowShutdown from './checks/slow-shutdown.ts';
import slowStart from './checks/slow-start.ts';
import uncleanShutdown from './checks/unclean-shutdown.ts';
import unconfinedSeccomp from './checks/unconfined-seccomp.ts';
import undeclaredPort from './checks/undeclared-port.ts';
import undeclaredWrite from './checks/undeclared-write.ts';
import unforwardedSignals from './checks/unforwarded-signals.ts';
import unhandledInterrupt from './checks/unhandled-interrupt.ts';
import unlockedDependencies from './checks/unlocked-dependencies.ts';
import unmaskedKernelPaths from './checks/unmasked-kernel-paths.ts';
import unreapedZombies from './checks/unreaped-zombies.ts';
import unservedPort from './checks/unserved-port.ts';
import worldWritableFile from './checks/world-writable-file.ts';
import writableRootFilesystem from './checks/writable-root-filesystem.ts';

export const checks = {
  'added-capability': addedCapability,
  'blocking-connection': blockingConnection,
  'cut-event-stream': cutEventStream,
  'cut-websocket': cutWebsocket,
  'development-files': developmentFiles,
  'disabled-mandatory-access-control': disabledMandatoryAccessControl,
  'dishonest-health-check': dishonestHealthCheck,
  'dropped-request': droppedRequest,
  'end-of-life-runtime': endOfLifeRuntime,
  'engine-socket': engineSocket,
  'exposed-database': exposedDatabase,
  'exposed-debug-port': exposedDebugPort,
  'failing-health-check': failingHealthCheck,
  'fatal-second-signal': fatalSecondSignal,
  'heap-share': heapShare,
  'host-device': hostDevice,
  'host-namespace': hostNamespace,
  'kernel-capabilities': kernelCapabilities,
  'late-deadline': lateDeadline,
  'leaked-secret': leakedSecret,
  'lost-in-flight-request': lostInFlightRequest,
  'missing-cpu-limit': missingCpuLimit,
  'missing-health-check': missingHealthCheck,
  'missing-memory-limit': missingMemoryLimit,
  'missing-pids-limit': missingPidsLimit,
  'missing-restart-policy': missingRestartPolicy,
  'oom-exemption': oomExemption,
  'oversized-image': oversizedImage,
  'package-manager-start': packageManagerStart,
  'permissive-seccomp-profile': permissiveSeccompProfile,
  'privilege-escalation': privilegeEscalation,
  'privileged-container': privilegedContainer,
  'root-user': rootUser,
  'sensitive-host-mount': sensitiveHostMount,
  'set-uid-file': setUidFile,
  'shared-mount-propagation': sharedMountPropagation,
  'shared-namespace': sharedNamespace,
  'shell-in-image': shellInImage,
  'silent-memory-kill': silentMemoryKill,
  'slow-shutdown': slowShutdown,
  'slow-start': slowStart,
  'unclean-shutdown': uncleanShutdown,
  'unconfined-seccomp': unconfinedSeccomp,
  'undeclared-port': undeclaredPort,
  'undeclared-write': undeclaredWrite,
  'unforwarded-signals': unforwardedSignals,
  'unhandled-interrupt': unhandledInterrupt,
  'unlocked-dependencies': unlockedDependencies,
  'unmasked-kernel-paths': unmaskedKernelPaths,
  'unreaped-zombies': unreapedZombies,
  'unserved-port': unservedPort,
  'world-writable-file': worldWritableFile,
  'writable-root-filesystem': writableRootFilesystem,
} as const;
