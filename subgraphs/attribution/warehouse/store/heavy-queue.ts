import { createLane } from './lane.ts';

/** Heavy statements of a process: one runs, the others wait in the order in which they came. */
export interface HeavyQueue {
  /** @param asker whose statement it is; undefined for work that nobody asked for */
  run<T>(statement: () => Promise<T>, asker: string | undefined): Promise<T>;
  /** Statements that run or wait. */
  readonly size: number;
  /** Statements before the first of an asker's: 0 when that runs; undefined when none of theirs is there. */
  placeOf(asker: string): number | undefined;
}

export function createHeavyQueue(): HeavyQueue {
  const lane = createLane();
  /** In their order, so that the first is the one that runs. */
  const askers: Array<string | undefined> = [];
  return {
    async run(statement, asker) {
      askers.push(asker);
      try {
        return await lane(statement);
      } finally {
        askers.shift();
      }
    },
    get size() {
      return askers.length;
    },
    placeOf(asker) {
      const place = askers.indexOf(asker);
      return place < 0 ? undefined : place;
    },
  };
}
