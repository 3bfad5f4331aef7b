const WITHOUT_LAYER =
  /^(\/bin\/sh -c )?(#\(nop\)\s+)?(ENV|CMD|ENTRYPOINT|LABEL|EXPOSE|USER|ARG|STOPSIGNAL|HEALTHCHECK|VOLUME|MAINTAINER|ONBUILD|SHELL)\b/;

/**
 * Says which instruction made each layer, from the image's history (oldest first), which also lists instructions without
 * a layer. Matched from the top down, because base images often keep no history; what can't be matched is empty.
 */
export function creatorsOfLayers(history: readonly string[], layerCount: number): string[] {
  const creators = history
    .filter((instruction) => !WITHOUT_LAYER.test(instruction))
    .map(readable)
    .slice(-layerCount);
  return [...Array<string>(layerCount - creators.length).fill(''), ...creators];
}

function readable(instruction: string): string {
  return instruction
    .replace(/^\/bin\/sh -c #\(nop\)\s+/, '')
    .replace(/ # buildkit$/, '')
    .trim();
}
