// Made by `npm run generate` from the files in this folder. Don't edit.
import addInsteadOfCopy from './rules/add-instead-of-copy.ts';
import addedCapability from './rules/added-capability.ts';
import disabledCertificateCheck from './rules/disabled-certificate-check.ts';
import disabledMandatoryAccessControl from './rules/disabled-mandatory-access-control.ts';
import disabledSignatureCheck from './rules/disabled-signature-check.ts';
import engineSocket from './rules/engine-socket.ts';
import exposedDatabase from './rules/exposed-database.ts';
import floatingImageTag from './rules/floating-image-tag.ts';
import hostDevice from './rules/host-device.ts';
import hostNamespace from './rules/host-namespace.ts';
import inlineSecret from './rules/inline-secret.ts';
import interactiveInstall from './rules/interactive-install.ts';
import invalidYaml from './rules/invalid-yaml.ts';
import kernelCapabilities from './rules/kernel-capabilities.ts';
import leakedSecret from './rules/leaked-secret.ts';
import missingCpuLimit from './rules/missing-cpu-limit.ts';
import missingHealthCheck from './rules/missing-health-check.ts';
import missingMemoryLimit from './rules/missing-memory-limit.ts';
import missingPidsLimit from './rules/missing-pids-limit.ts';
import oomExemption from './rules/oom-exemption.ts';
import overriddenInstruction from './rules/overridden-instruction.ts';
import packageCacheInLayer from './rules/package-cache-in-layer.ts';
import packageManagerStart from './rules/package-manager-start.ts';
import passwordInBuild from './rules/password-in-build.ts';
import pipedDownload from './rules/piped-download.ts';
import privilegeEscalation from './rules/privilege-escalation.ts';
import privilegedContainer from './rules/privileged-container.ts';
import recommendedPackages from './rules/recommended-packages.ts';
import rootUser from './rules/root-user.ts';
import sensitiveHostMount from './rules/sensitive-host-mount.ts';
import sharedMountPropagation from './rules/shared-mount-propagation.ts';
import shellFormCommand from './rules/shell-form-command.ts';
import stalePackageIndex from './rules/stale-package-index.ts';
import sudoInBuild from './rules/sudo-in-build.ts';
import unboundPort from './rules/unbound-port.ts';
import unconfinedSeccomp from './rules/unconfined-seccomp.ts';
import unexplainedSuppression from './rules/unexplained-suppression.ts';
import unusedSuppression from './rules/unused-suppression.ts';
import unverifiedDownload from './rules/unverified-download.ts';
import writableRootFilesystem from './rules/writable-root-filesystem.ts';

export const rules = {
  'add-instead-of-copy': addInsteadOfCopy,
  'added-capability': addedCapability,
  'disabled-certificate-check': disabledCertificateCheck,
  'disabled-mandatory-access-control': disabledMandatoryAccessControl,
  'disabled-signature-check': disabledSignatureCheck,
  'engine-socket': engineSocket,
  'exposed-database': exposedDatabase,
  'floating-image-tag': floatingImageTag,
  'host-device': hostDevice,
  'host-namespace': hostNamespace,
  'inline-secret': inlineSecret,
  'interactive-install': interactiveInstall,
  'invalid-yaml': invalidYaml,
  'kernel-capabilities': kernelCapabilities,
  'leaked-secret': leakedSecret,
  'missing-cpu-limit': missingCpuLimit,
  'missing-health-check': missingHealthCheck,
  'missing-memory-limit': missingMemoryLimit,
  'missing-pids-limit': missingPidsLimit,
  'oom-exemption': oomExemption,
  'overridden-instruction': overriddenInstruction,
  'package-cache-in-layer': packageCacheInLayer,
  'package-manager-start': packageManagerStart,
  'password-in-build': passwordInBuild,
  'piped-download': pipedDownload,
  'privilege-escalation': privilegeEscalation,
  'privileged-container': privilegedContainer,
  'recommended-packages': recommendedPackages,
  'root-user': rootUser,
  'sensitive-host-mount': sensitiveHostMount,
  'shared-mount-propagation': sharedMountPropagation,
  'shell-form-command': shellFormCommand,
  'stale-package-index': stalePackageIndex,
  'sudo-in-build': sudoInBuild,
  'unbound-port': unboundPort,
  'unconfined-seccomp': unconfinedSeccomp,
  'unexplained-suppression': unexplainedSuppression,
  'unused-suppression': unusedSuppression,
  'unverified-download': unverifiedDownload,
  'writable-root-filesystem': writableRootFilesystem,
} as const;
