let loading: Promise<void> | undefined;

/**
 * Loads the large libraries without their source maps. With maps on, as tsx has it, Node keeps every module's map with
 * its sources in memory; of a library's own lines nobody reads a trace. 10 MB of live heap, and what is parsed at the start.
 */
export function loadLibraries(): Promise<void> {
  loading ??= load();
  return loading;
}

async function load(): Promise<void> {
  const mapped = process.sourceMapsEnabled;
  process.setSourceMapsEnabled(false);
  try {
    await Promise.all([
      import('@apollo/gateway'),
      import('@apollo/server'),
      import('@apollo/subgraph'),
      import('@pothos/core'),
      import('@pothos/plugin-errors'),
      import('@pothos/plugin-federation'),
      import('jose'),
      import('zod'),
    ]);
  } finally {
    process.setSourceMapsEnabled(mapped);
  }
}
