import * as CycloneDX from '@cyclonedx/cyclonedx-library';
import type { InstalledPackage } from '../apt/unpack-packages.ts';
import type { NpmPackage } from './npm-packages.ts';

/** Where an image of Seaworthy's carries its own bill of materials. */
export const SBOM_PATH = 'usr/share/sbom/foundation.cdx.json';

export interface SbomSubject {
  name: string;
  version: string;
  debianNumber: string;
  packages: readonly InstalledPackage[];
  npm: readonly NpmPackage[];
}

/** Renders a CycloneDX bill of materials, without a serial number or time: same content, same bytes. */
export function renderSbom(subject: SbomSubject): string {
  const { Component, Bom } = CycloneDX.Models;
  const { ComponentType } = CycloneDX.Enums;
  const bom = new Bom();
  bom.metadata.component = new Component(ComponentType.Container, subject.name, {
    version: subject.version,
    bomRef: `${subject.name}@${subject.version}`,
  });
  for (const { name, version, architecture, source } of subject.packages) {
    const epochless = encodeURIComponent(version);
    const query = `arch=${architecture}&distro=debian-${subject.debianNumber}`;
    const purl = `pkg:deb/debian/${encodeURIComponent(name)}@${epochless}?${query}`;
    const component = new Component(ComponentType.Library, name, { version, bomRef: purl, purl });
    component.properties.add(new CycloneDX.Models.Property('debian:source', source));
    bom.components.add(component);
  }
  for (const { name, version, integrity } of subject.npm) {
    const purl = `pkg:npm/${name}@${version}`;
    const component = new Component(ComponentType.Library, name, { version, bomRef: purl, purl });
    const hash = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
    component.hashes.set(CycloneDX.Enums.HashAlgorithm['SHA-512'], hash);
    bom.components.add(component);
  }
  const serializer = new CycloneDX.Serialize.JsonSerializer(
    new CycloneDX.Serialize.JSON.Normalize.Factory(CycloneDX.Spec.Spec1dot6),
  );
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}
