/** A distinct path: its steps as places in `keys`, how often it led to orders, their value, and how often to none. */
interface Path {
  readonly steps: readonly number[];
  readonly conversions: number;
  readonly value: number;
  readonly nulls: number;
}

/** The distinct paths of a period, and the names of their steps. */
export interface PathSet {
  readonly keys: readonly string[];
  readonly paths: readonly Path[];
}

export type PathCounts = Omit<Path, 'steps'>;

/** Adds up paths as they come, the same ones together. */
export function collectPaths() {
  const places = new Map<string, number>();
  const paths = new Map<string, { steps: readonly number[]; conversions: number; value: number; nulls: number }>();
  const placeOf = (key: string): number => {
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, places.size);
    return places.size - 1;
  };
  return {
    add(steps: readonly string[], { conversions, value, nulls }: PathCounts): void {
      const found = steps.map(placeOf);
      const name = found.join();
      const path = paths.get(name);
      if (path) {
        path.conversions += conversions;
        path.value += value;
        path.nulls += nulls;
      } else paths.set(name, { steps: found, conversions, value, nulls });
    },
    finish: (): PathSet => ({ keys: [...places.keys()], paths: [...paths.values()] }),
  };
}
