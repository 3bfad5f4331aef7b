import { isMap, isScalar } from 'yaml';
import type { Source } from '../model/index.ts';
import { parseYaml } from '../repository/yaml-document.ts';

/** Where a compose file begins to describe each of its services, whoever wrote it. Throws FILE_UNREADABLE for what no parser should unfold. */
export function servicePlaces(file: string, text: string): Map<string, Source> {
  const { document, lines } = parseYaml(file, text);
  const services = document.get('services');
  if (!isMap(services)) return new Map();
  return new Map(
    services.items.flatMap(({ key }): [string, Source][] =>
      isScalar(key) && key.range ? [[String(key.value), { file, line: lines.linePos(key.range[0]).line }]] : [],
    ),
  );
}
