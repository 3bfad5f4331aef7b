/**
 * What a build said, without the addresses that it names: which registry or mirror a machine asks is no result, and a kept
 * result must not send anybody there.
 */
export function withoutHosts(text) {
  return text.replace(/\bhttps?:\/\/[^\s/'"<>()]+/g, '');
}
