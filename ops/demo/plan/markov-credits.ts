/** Where a path begins and ends; no channel has these names. */
const START = '(start)';
const ORDER = '(order)';
/** Change of a probability below which it stands still. */
const PRECISION = 1e-12;

/**
 * Counts paths that each ended in an order, and credits their channels by what part of the orders would be lost without each,
 * in a chain that remembers one step (Anderl and others 2016).
 */
export function createMarkovCredits() {
  const steps = new Map<string, Map<string, number>>();
  let paths = 0;
  function addStep(from: string, to: string): void {
    const next = steps.get(from) ?? new Map<string, number>();
    steps.set(from, next);
    next.set(to, (next.get(to) ?? 0) + 1);
  }
  /** How probably a path ends in an order where one channel leads nowhere. */
  function orderedWithout(removed: string): number {
    const reached = new Map<string, number>([[ORDER, 1]]);
    for (let change = 1; change > PRECISION; ) {
      change = 0;
      for (const [from, next] of steps) {
        if (from === removed) continue;
        const all = [...next.values()].reduce((sum, count) => sum + count, 0);
        const now = [...next].reduce((sum, [to, count]) => sum + (count / all) * (reached.get(to) ?? 0), 0);
        change = Math.max(change, Math.abs(now - (reached.get(from) ?? 0)));
        reached.set(from, now);
      }
    }
    return reached.get(START) ?? 0;
  }
  return {
    addPath(channels: readonly string[]): void {
      if (channels.length === 0) return;
      paths += 1;
      for (const [index, channel] of channels.entries()) addStep(channels[index - 1] ?? START, channel);
      addStep(channels.at(-1) ?? START, ORDER);
    },
    /** Orders of each channel; they add up to the paths. */
    finish(): Record<string, number> {
      const effects = [...steps.keys()]
        .filter((channel) => channel !== START)
        .map((channel) => [channel, 1 - orderedWithout(channel)] as const);
      const sum = effects.reduce((all, [, effect]) => all + effect, 0);
      return Object.fromEntries(effects.map(([channel, effect]) => [channel, (paths * effect) / sum]));
    },
  };
}
