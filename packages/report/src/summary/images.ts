import type { ImageLayer, Report } from '@seaworthy/core/model';

export interface ReportImage {
  name: string;
  reference: string;
  unpackedBytes: number;
  transferredBytes: number;
  layers: ImageLayer[];
}

/** Every image that was measured: those of the build, and tested ones that the build did not make. */
export function reportImages({ build, services }: Report): ReportImage[] {
  const built = (build?.images ?? []).map(({ target, ...image }) => ({ name: target, ...image }));
  const tested = services.flatMap(({ subject, observations: { imageFiles } }) => {
    if (!imageFiles?.observed || built.some(({ reference }) => reference === subject.image)) return [];
    const { unpackedBytes, transferredBytes, layers } = imageFiles.value;
    return [{ name: subject.service, reference: subject.image, unpackedBytes, transferredBytes, layers }];
  });
  return [...built, ...tested];
}

/** What a person wants to read of `createdBy`: the instruction, without the builder's own decorations. */
export function layerInstruction(createdBy: string): string {
  return createdBy
    .replace(/^(RUN )?\/bin\/sh -c #\(nop\)\s*/, '')
    .replace(/^\/bin\/sh -c /, 'RUN ')
    .replace(/^RUN \/bin\/sh -c /, 'RUN ')
    .replace(/# buildkit$/, '')
    .trim();
}
