// Made by `npm run generate` from the files in this folder. Don't edit.
import alreadyRunning from './catalogue/already-running.ts';
import asgiServerMissing from './catalogue/asgi-server-missing.ts';
import bakeFileInvalid from './catalogue/bake-file-invalid.ts';
import baseImageMissing from './catalogue/base-image-missing.ts';
import buildCaUntrusted from './catalogue/build-ca-untrusted.ts';
import buildFailed from './catalogue/build-failed.ts';
import buildFileMissing from './catalogue/build-file-missing.ts';
import buildNetworkUnreachable from './catalogue/build-network-unreachable.ts';
import buildStepFailed from './catalogue/build-step-failed.ts';
import buildxMissing from './catalogue/buildx-missing.ts';
import caBundleMissing from './catalogue/ca-bundle-missing.ts';
import commandNotExecutable from './catalogue/command-not-executable.ts';
import commandNotFound from './catalogue/command-not-found.ts';
import composeFailed from './catalogue/compose-failed.ts';
import composeFileInvalid from './catalogue/compose-file-invalid.ts';
import composeMissing from './catalogue/compose-missing.ts';
import configurationInvalid from './catalogue/configuration-invalid.ts';
import configurationMissing from './catalogue/configuration-missing.ts';
import databasePasswordLost from './catalogue/database-password-lost.ts';
import databaseRefusedLogin from './catalogue/database-refused-login.ts';
import databaseUnreachable from './catalogue/database-unreachable.ts';
import datastoreUnsupported from './catalogue/datastore-unsupported.ts';
import diskFull from './catalogue/disk-full.ts';
import dockerfileInvalid from './catalogue/dockerfile-invalid.ts';
import documentUnusable from './catalogue/document-unusable.ts';
import emptyFolder from './catalogue/empty-folder.ts';
import engineDiskFull from './catalogue/engine-disk-full.ts';
import engineInstallFailed from './catalogue/engine-install-failed.ts';
import engineInstallNeedsRoot from './catalogue/engine-install-needs-root.ts';
import engineInstallUnsupported from './catalogue/engine-install-unsupported.ts';
import engineNotInstalled from './catalogue/engine-not-installed.ts';
import enginePresentNotRunning from './catalogue/engine-present-not-running.ts';
import engineStartFailed from './catalogue/engine-start-failed.ts';
import engineUnreachable from './catalogue/engine-unreachable.ts';
import entryPointAmbiguous from './catalogue/entry-point-ambiguous.ts';
import entryPointMissing from './catalogue/entry-point-missing.ts';
import environmentVariableMissing from './catalogue/environment-variable-missing.ts';
import executableFormat from './catalogue/executable-format.ts';
import fileAccessDenied from './catalogue/file-access-denied.ts';
import fileSystemReadOnly from './catalogue/file-system-read-only.ts';
import fileUnreadable from './catalogue/file-unreadable.ts';
import filesInTheWay from './catalogue/files-in-the-way.ts';
import foundationFailed from './catalogue/foundation-failed.ts';
import foundationHostUnsupported from './catalogue/foundation-host-unsupported.ts';
import foundationMissing from './catalogue/foundation-missing.ts';
import frameworkAmbiguous from './catalogue/framework-ambiguous.ts';
import frameworkWithoutRecipe from './catalogue/framework-without-recipe.ts';
import imageNotBuilt from './catalogue/image-not-built.ts';
import imagePushFailed from './catalogue/image-push-failed.ts';
import internalError from './catalogue/internal-error.ts';
import invalidUsage from './catalogue/invalid-usage.ts';
import listenPortTaken from './catalogue/listen-port-taken.ts';
import listensElsewhere from './catalogue/listens-elsewhere.ts';
import lockfileMissesMember from './catalogue/lockfile-misses-member.ts';
import lockfileMissing from './catalogue/lockfile-missing.ts';
import lockfileOfAnotherManager from './catalogue/lockfile-of-another-manager.ts';
import lockfileOutOfStep from './catalogue/lockfile-out-of-step.ts';
import lockfileShared from './catalogue/lockfile-shared.ts';
import manifestBroken from './catalogue/manifest-broken.ts';
import migrationFailed from './catalogue/migration-failed.ts';
import moduleMissing from './catalogue/module-missing.ts';
import notAFolder from './catalogue/not-a-folder.ts';
import notAProject from './catalogue/not-a-project.ts';
import outOfMemory from './catalogue/out-of-memory.ts';
import packageLoginRefused from './catalogue/package-login-refused.ts';
import packageManagerAmbiguous from './catalogue/package-manager-ambiguous.ts';
import packageManagerUnsupported from './catalogue/package-manager-unsupported.ts';
import portInUse from './catalogue/port-in-use.ts';
import portUnknown from './catalogue/port-unknown.ts';
import questionsOpen from './catalogue/questions-open.ts';
import registryUnreachable from './catalogue/registry-unreachable.ts';
import secretFileMissing from './catalogue/secret-file-missing.ts';
import serviceCrashed from './catalogue/service-crashed.ts';
import serviceNameTaken from './catalogue/service-name-taken.ts';
import serviceNotHealthy from './catalogue/service-not-healthy.ts';
import subnetTaken from './catalogue/subnet-taken.ts';
import symlinkOutside from './catalogue/symlink-outside.ts';
import targetReadOnly from './catalogue/target-read-only.ts';
import targetUnsupported from './catalogue/target-unsupported.ts';
import testsMissing from './catalogue/tests-missing.ts';
import unsupportedFramework from './catalogue/unsupported-framework.ts';
import workspaceCircular from './catalogue/workspace-circular.ts';

export const catalogue = {
  ALREADY_RUNNING: alreadyRunning,
  ASGI_SERVER_MISSING: asgiServerMissing,
  BAKE_FILE_INVALID: bakeFileInvalid,
  BASE_IMAGE_MISSING: baseImageMissing,
  BUILD_CA_UNTRUSTED: buildCaUntrusted,
  BUILD_FAILED: buildFailed,
  BUILD_FILE_MISSING: buildFileMissing,
  BUILD_NETWORK_UNREACHABLE: buildNetworkUnreachable,
  BUILD_STEP_FAILED: buildStepFailed,
  BUILDX_MISSING: buildxMissing,
  CA_BUNDLE_MISSING: caBundleMissing,
  COMMAND_NOT_EXECUTABLE: commandNotExecutable,
  COMMAND_NOT_FOUND: commandNotFound,
  COMPOSE_FAILED: composeFailed,
  COMPOSE_FILE_INVALID: composeFileInvalid,
  COMPOSE_MISSING: composeMissing,
  CONFIGURATION_INVALID: configurationInvalid,
  CONFIGURATION_MISSING: configurationMissing,
  DATABASE_PASSWORD_LOST: databasePasswordLost,
  DATABASE_REFUSED_LOGIN: databaseRefusedLogin,
  DATABASE_UNREACHABLE: databaseUnreachable,
  DATASTORE_UNSUPPORTED: datastoreUnsupported,
  DISK_FULL: diskFull,
  DOCKERFILE_INVALID: dockerfileInvalid,
  DOCUMENT_UNUSABLE: documentUnusable,
  EMPTY_FOLDER: emptyFolder,
  ENGINE_DISK_FULL: engineDiskFull,
  ENGINE_INSTALL_FAILED: engineInstallFailed,
  ENGINE_INSTALL_NEEDS_ROOT: engineInstallNeedsRoot,
  ENGINE_INSTALL_UNSUPPORTED: engineInstallUnsupported,
  ENGINE_NOT_INSTALLED: engineNotInstalled,
  ENGINE_PRESENT_NOT_RUNNING: enginePresentNotRunning,
  ENGINE_START_FAILED: engineStartFailed,
  ENGINE_UNREACHABLE: engineUnreachable,
  ENTRY_POINT_AMBIGUOUS: entryPointAmbiguous,
  ENTRY_POINT_MISSING: entryPointMissing,
  ENVIRONMENT_VARIABLE_MISSING: environmentVariableMissing,
  EXECUTABLE_FORMAT: executableFormat,
  FILE_ACCESS_DENIED: fileAccessDenied,
  FILE_SYSTEM_READ_ONLY: fileSystemReadOnly,
  FILE_UNREADABLE: fileUnreadable,
  FILES_IN_THE_WAY: filesInTheWay,
  FOUNDATION_FAILED: foundationFailed,
  FOUNDATION_HOST_UNSUPPORTED: foundationHostUnsupported,
  FOUNDATION_MISSING: foundationMissing,
  FRAMEWORK_AMBIGUOUS: frameworkAmbiguous,
  FRAMEWORK_WITHOUT_RECIPE: frameworkWithoutRecipe,
  IMAGE_NOT_BUILT: imageNotBuilt,
  IMAGE_PUSH_FAILED: imagePushFailed,
  INTERNAL_ERROR: internalError,
  INVALID_USAGE: invalidUsage,
  LISTEN_PORT_TAKEN: listenPortTaken,
  LISTENS_ELSEWHERE: listensElsewhere,
  LOCKFILE_MISSES_MEMBER: lockfileMissesMember,
  LOCKFILE_MISSING: lockfileMissing,
  LOCKFILE_OF_ANOTHER_MANAGER: lockfileOfAnotherManager,
  LOCKFILE_OUT_OF_STEP: lockfileOutOfStep,
  LOCKFILE_SHARED: lockfileShared,
  MANIFEST_BROKEN: manifestBroken,
  MIGRATION_FAILED: migrationFailed,
  MODULE_MISSING: moduleMissing,
  NOT_A_FOLDER: notAFolder,
  NOT_A_PROJECT: notAProject,
  OUT_OF_MEMORY: outOfMemory,
  PACKAGE_LOGIN_REFUSED: packageLoginRefused,
  PACKAGE_MANAGER_AMBIGUOUS: packageManagerAmbiguous,
  PACKAGE_MANAGER_UNSUPPORTED: packageManagerUnsupported,
  PORT_IN_USE: portInUse,
  PORT_UNKNOWN: portUnknown,
  QUESTIONS_OPEN: questionsOpen,
  REGISTRY_UNREACHABLE: registryUnreachable,
  SECRET_FILE_MISSING: secretFileMissing,
  SERVICE_CRASHED: serviceCrashed,
  SERVICE_NAME_TAKEN: serviceNameTaken,
  SERVICE_NOT_HEALTHY: serviceNotHealthy,
  SUBNET_TAKEN: subnetTaken,
  SYMLINK_OUTSIDE: symlinkOutside,
  TARGET_READ_ONLY: targetReadOnly,
  TARGET_UNSUPPORTED: targetUnsupported,
  TESTS_MISSING: testsMissing,
  UNSUPPORTED_FRAMEWORK: unsupportedFramework,
  WORKSPACE_CIRCULAR: workspaceCircular,
} as const;
