// Made by `npm run generate` from the files in this folder. Don't edit.
import addInsteadOfCopy from './rules/add-instead-of-copy.ts';
import addedCapability from './rules/added-capability.ts';
import aptInsteadOfAptGet from './rules/apt-instead-of-apt-get.ts';
import argumentOutOfScope from './rules/argument-out-of-scope.ts';
import commentInIgnorePattern from './rules/comment-in-ignore-pattern.ts';
import constantPlatform from './rules/constant-platform.ts';
import deprecatedMaintainer from './rules/deprecated-maintainer.ts';
import disabledCertificateCheck from './rules/disabled-certificate-check.ts';
import disabledLogging from './rules/disabled-logging.ts';
import disabledMandatoryAccessControl from './rules/disabled-mandatory-access-control.ts';
import disabledSignatureCheck from './rules/disabled-signature-check.ts';
import distributionUpgrade from './rules/distribution-upgrade.ts';
import duplicateContainerName from './rules/duplicate-container-name.ts';
import duplicatePublishedPort from './rules/duplicate-published-port.ts';
import duplicateStageName from './rules/duplicate-stage-name.ts';
import emptyContinuationLine from './rules/empty-continuation-line.ts';
import engineSocket from './rules/engine-socket.ts';
import executableTmpfs from './rules/executable-tmpfs.ts';
import exposedDatabase from './rules/exposed-database.ts';
import exposedDebugPort from './rules/exposed-debug-port.ts';
import exposedSshPort from './rules/exposed-ssh-port.ts';
import floatingImageTag from './rules/floating-image-tag.ts';
import fromAsCasing from './rules/from-as-casing.ts';
import hostDevice from './rules/host-device.ts';
import hostNamespace from './rules/host-namespace.ts';
import incompleteIgnoreFile from './rules/incomplete-ignore-file.ts';
import inlineSecret from './rules/inline-secret.ts';
import instructionBeforeFrom from './rules/instruction-before-from.ts';
import instructionCasing from './rules/instruction-casing.ts';
import interactiveInstall from './rules/interactive-install.ts';
import invalidCopySource from './rules/invalid-copy-source.ts';
import invalidExposedPort from './rules/invalid-exposed-port.ts';
import invalidLabelKey from './rules/invalid-label-key.ts';
import invalidOnbuild from './rules/invalid-onbuild.ts';
import invalidYaml from './rules/invalid-yaml.ts';
import kernelCapabilities from './rules/kernel-capabilities.ts';
import killingStopSignal from './rules/killing-stop-signal.ts';
import leakedSecret from './rules/leaked-secret.ts';
import legacyKeyValue from './rules/legacy-key-value.ts';
import lostDirectoryChange from './rules/lost-directory-change.ts';
import missingCpuLimit from './rules/missing-cpu-limit.ts';
import missingDestinationSlash from './rules/missing-destination-slash.ts';
import missingHealthCheck from './rules/missing-health-check.ts';
import missingMemoryLimit from './rules/missing-memory-limit.ts';
import missingPidsLimit from './rules/missing-pids-limit.ts';
import missingPipefail from './rules/missing-pipefail.ts';
import missingRestartPolicy from './rules/missing-restart-policy.ts';
import obsoleteVersionField from './rules/obsolete-version-field.ts';
import oomExemption from './rules/oom-exemption.ts';
import overriddenInstruction from './rules/overridden-instruction.ts';
import packageCacheInLayer from './rules/package-cache-in-layer.ts';
import packageManagerStart from './rules/package-manager-start.ts';
import passwordInBuild from './rules/password-in-build.ts';
import pipedDownload from './rules/piped-download.ts';
import privilegeEscalation from './rules/privilege-escalation.ts';
import privilegedContainer from './rules/privileged-container.ts';
import recommendedPackages from './rules/recommended-packages.ts';
import redundantTargetPlatform from './rules/redundant-target-platform.ts';
import relativeCopyDestination from './rules/relative-copy-destination.ts';
import relativeWorkdir from './rules/relative-workdir.ts';
import replacedShell from './rules/replaced-shell.ts';
import reservedStageName from './rules/reserved-stage-name.ts';
import rootUser from './rules/root-user.ts';
import selfReferringVariable from './rules/self-referring-variable.ts';
import sensitiveHostMount from './rules/sensitive-host-mount.ts';
import serviceStartedInBuild from './rules/service-started-in-build.ts';
import setuidFile from './rules/setuid-file.ts';
import sharedMountPropagation from './rules/shared-mount-propagation.ts';
import shellFormCommand from './rules/shell-form-command.ts';
import sourceBeforeDependencies from './rules/source-before-dependencies.ts';
import sparseLoginLog from './rules/sparse-login-log.ts';
import stageNameCasing from './rules/stage-name-casing.ts';
import stalePackageIndex from './rules/stale-package-index.ts';
import sudoInBuild from './rules/sudo-in-build.ts';
import systemDirectory from './rules/system-directory.ts';
import unawaitedDependency from './rules/unawaited-dependency.ts';
import unboundPort from './rules/unbound-port.ts';
import unconfinedSeccomp from './rules/unconfined-seccomp.ts';
import undefinedBaseArgument from './rules/undefined-base-argument.ts';
import unexplainedSuppression from './rules/unexplained-suppression.ts';
import unknownComposeKey from './rules/unknown-compose-key.ts';
import unknownInstruction from './rules/unknown-instruction.ts';
import unlockedDependencies from './rules/unlocked-dependencies.ts';
import unpinnedPackage from './rules/unpinned-package.ts';
import unquotedPort from './rules/unquoted-port.ts';
import unusedSuppression from './rules/unused-suppression.ts';
import unverifiedDownload from './rules/unverified-download.ts';
import userByName from './rules/user-by-name.ts';
import worldWritableFiles from './rules/world-writable-files.ts';
import writableRootFilesystem from './rules/writable-root-filesystem.ts';

export const rules = {
  'add-instead-of-copy': addInsteadOfCopy,
  'added-capability': addedCapability,
  'apt-instead-of-apt-get': aptInsteadOfAptGet,
  'argument-out-of-scope': argumentOutOfScope,
  'comment-in-ignore-pattern': commentInIgnorePattern,
  'constant-platform': constantPlatform,
  'deprecated-maintainer': deprecatedMaintainer,
  'disabled-certificate-check': disabledCertificateCheck,
  'disabled-logging': disabledLogging,
  'disabled-mandatory-access-control': disabledMandatoryAccessControl,
  'disabled-signature-check': disabledSignatureCheck,
  'distribution-upgrade': distributionUpgrade,
  'duplicate-container-name': duplicateContainerName,
  'duplicate-published-port': duplicatePublishedPort,
  'duplicate-stage-name': duplicateStageName,
  'empty-continuation-line': emptyContinuationLine,
  'engine-socket': engineSocket,
  'executable-tmpfs': executableTmpfs,
  'exposed-database': exposedDatabase,
  'exposed-debug-port': exposedDebugPort,
  'exposed-ssh-port': exposedSshPort,
  'floating-image-tag': floatingImageTag,
  'from-as-casing': fromAsCasing,
  'host-device': hostDevice,
  'host-namespace': hostNamespace,
  'incomplete-ignore-file': incompleteIgnoreFile,
  'inline-secret': inlineSecret,
  'instruction-before-from': instructionBeforeFrom,
  'instruction-casing': instructionCasing,
  'interactive-install': interactiveInstall,
  'invalid-copy-source': invalidCopySource,
  'invalid-exposed-port': invalidExposedPort,
  'invalid-label-key': invalidLabelKey,
  'invalid-onbuild': invalidOnbuild,
  'invalid-yaml': invalidYaml,
  'kernel-capabilities': kernelCapabilities,
  'killing-stop-signal': killingStopSignal,
  'leaked-secret': leakedSecret,
  'legacy-key-value': legacyKeyValue,
  'lost-directory-change': lostDirectoryChange,
  'missing-cpu-limit': missingCpuLimit,
  'missing-destination-slash': missingDestinationSlash,
  'missing-health-check': missingHealthCheck,
  'missing-memory-limit': missingMemoryLimit,
  'missing-pids-limit': missingPidsLimit,
  'missing-pipefail': missingPipefail,
  'missing-restart-policy': missingRestartPolicy,
  'obsolete-version-field': obsoleteVersionField,
  'oom-exemption': oomExemption,
  'overridden-instruction': overriddenInstruction,
  'package-cache-in-layer': packageCacheInLayer,
  'package-manager-start': packageManagerStart,
  'password-in-build': passwordInBuild,
  'piped-download': pipedDownload,
  'privilege-escalation': privilegeEscalation,
  'privileged-container': privilegedContainer,
  'recommended-packages': recommendedPackages,
  'redundant-target-platform': redundantTargetPlatform,
  'relative-copy-destination': relativeCopyDestination,
  'relative-workdir': relativeWorkdir,
  'replaced-shell': replacedShell,
  'reserved-stage-name': reservedStageName,
  'root-user': rootUser,
  'self-referring-variable': selfReferringVariable,
  'sensitive-host-mount': sensitiveHostMount,
  'service-started-in-build': serviceStartedInBuild,
  'setuid-file': setuidFile,
  'shared-mount-propagation': sharedMountPropagation,
  'shell-form-command': shellFormCommand,
  'source-before-dependencies': sourceBeforeDependencies,
  'sparse-login-log': sparseLoginLog,
  'stage-name-casing': stageNameCasing,
  'stale-package-index': stalePackageIndex,
  'sudo-in-build': sudoInBuild,
  'system-directory': systemDirectory,
  'unawaited-dependency': unawaitedDependency,
  'unbound-port': unboundPort,
  'unconfined-seccomp': unconfinedSeccomp,
  'undefined-base-argument': undefinedBaseArgument,
  'unexplained-suppression': unexplainedSuppression,
  'unknown-compose-key': unknownComposeKey,
  'unknown-instruction': unknownInstruction,
  'unlocked-dependencies': unlockedDependencies,
  'unpinned-package': unpinnedPackage,
  'unquoted-port': unquotedPort,
  'unused-suppression': unusedSuppression,
  'unverified-download': unverifiedDownload,
  'user-by-name': userByName,
  'world-writable-files': worldWritableFiles,
  'writable-root-filesystem': writableRootFilesystem,
} as const;
