import { isSeq, YAMLSeq } from 'yaml';
import { parseYaml } from '../repository/yaml-document.ts';
import { parseConfiguration } from './read-configuration.ts';

/** A value for a key of `seaworthy.yaml`; `adds`: one more item of the list that is there. */
export interface ConfigurationAnswer {
  path: readonly string[];
  value: string | number;
  adds?: boolean;
}

/**
 * The text of a configuration with one more value in it; comments and everything else stay. `text` may be empty.
 * @throws CONFIGURATION_INVALID when the configuration does not take the value
 */
export function writeAnswer(file: string, text: string, { path, value, adds = false }: ConfigurationAnswer): string {
  const { document } = parseYaml(file, text);
  if (adds) {
    const list = document.getIn(path);
    const items = isSeq(list) ? list : new YAMLSeq();
    items.add(document.createNode(value));
    document.setIn(path, items);
  } else document.setIn(path, value);
  // As the person wrote it: on one line what was on one line, and spaces within brackets only where there are some.
  const written = document.toString({ lineWidth: 0, flowCollectionPadding: /[[{] +[^\s}\]]/.test(text) });
  parseConfiguration(file, written);
  return written;
}
