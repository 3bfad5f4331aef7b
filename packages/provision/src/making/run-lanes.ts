/**
 * Works through items in order, so many at a time: one lane bootstraps (mostly one core), the other unpacks and
 * compresses. When one fails, the others are aborted and waited for: they use a folder that is removed next.
 */
export async function runLanes<Item>(
  lanes: number,
  items: readonly Item[],
  outerSignal: AbortSignal | undefined,
  prepare: (signal: AbortSignal) => (item: Item, index: number) => Promise<void>,
): Promise<void> {
  const failure = new AbortController();
  const signal = AbortSignal.any(outerSignal === undefined ? [failure.signal] : [failure.signal, outerSignal]);
  const queue = items.map((item, index) => ({ item, index }));
  const work = prepare(signal);
  const errors: unknown[] = [];
  const lane = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined && !signal.aborted; next = queue.shift()) {
      try {
        await work(next.item, next.index);
      } catch (error) {
        errors.push(error);
        failure.abort();
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (errors.length > 0) throw errors[0];
}
