import type { EvidenceValues } from '@seaworthy/core/model';
import { redact } from '@seaworthy/core/secrets';
import { isPackageManager, isShell, type SizedArchive } from '@seaworthy/engine';
import { observed, whenObserved } from '../../sources/observation.ts';
import { defineExperiment } from '../define-experiment.ts';
import { releasesOf } from './releases-of.ts';
import { strayFilesOf } from './stray-files-of.ts';

/** What lies in the image, layer by layer, also what a later layer hides. */
export default defineExperiment({
  id: 'image-archive',
  title: 'Looking into the layers of the image',
  needs: ['archive'],
  disturbs: 'nothing',
  timing: false,
  yields: ['imageFiles', 'strayFiles', 'releases'],

  async run({ archive }) {
    return {
      imageFiles: await whenObserved(archive(), (found, by) => observed(by, filesOf(found))),
      strayFiles: await whenObserved(archive(), (found, by) => observed(by, strayFilesOf(found))),
      releases: await whenObserved(archive(), (found, by) =>
        observed(by, { seenOn: new Date().toISOString().slice(0, 10), found: releasesOf(found) }),
      ),
    };
  },
});

function filesOf({ files, layers, sizes, transferredBytes }: SizedArchive): EvidenceValues['imageFiles'] {
  const present = [...files.values()].filter(({ type }) => type !== 'directory');
  const paths = present.map(({ path }) => path);
  return {
    files: present.length,
    unpackedBytes: layers.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0),
    transferredBytes,
    layers: sizes.map((layer) => ({ ...layer, createdBy: redact(layer.createdBy) })),
    shells: present
      .filter(({ path, shell }) => isShell(path) || shell === true)
      .map(({ path }) => path)
      .sort(),
    packageManagers: paths.filter(isPackageManager).sort(),
    setuid: present
      .filter(({ type, mode }) => type === 'file' && (mode & 0o6000) !== 0)
      .map(({ path }) => path)
      .sort(),
    // Every layer is downloaded by whoever may pull the image: deleting a file later hides it from nobody.
    secretFiles: [
      ...new Set(layers.flatMap(({ entries }) => entries.filter(({ secret }) => secret).map(({ path }) => path))),
    ].sort(),
  };
}
