import { redact } from '@seaworthy/core/secrets';
import { isPackageManager, isShell } from '@seaworthy/engine';
import { defineProbe, observed, whenObserved } from './define-probe.ts';

/** What lies in the image, layer by layer, also what a later layer hides. */
export default defineProbe({
  id: 'image-files',
  yields: 'imageFiles',
  phase: 'image',

  observe({ archive }) {
    return whenObserved(archive(), ({ files, layers, sizes, transferredBytes }, by) => {
      const present = [...files.values()].filter(({ type }) => type !== 'directory');
      const paths = (matches: (path: string) => boolean) =>
        present
          .map(({ path }) => path)
          .filter(matches)
          .sort();
      return observed(by, {
        files: present.length,
        unpackedBytes: layers.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0),
        transferredBytes,
        layers: sizes.map((layer) => ({ ...layer, createdBy: redact(layer.createdBy) })),
        shells: paths(isShell),
        packageManagers: paths(isPackageManager),
        setuid: present
          .filter(({ type, mode }) => type === 'file' && (mode & 0o6000) !== 0)
          .map(({ path }) => path)
          .sort(),
        // Every layer is downloaded by whoever may pull the image: deleting a file later hides it from nobody.
        secretFiles: [
          ...new Set(layers.flatMap(({ entries }) => entries.filter(({ secret }) => secret).map(({ path }) => path))),
        ].sort(),
      });
    });
  },
});
