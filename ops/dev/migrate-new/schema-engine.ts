import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type * as Bindings from '@prisma/schema-engine-wasm';
import type { Domain } from '../../../subgraphs/shared/domains.ts';
import type { PrismaFile } from '../prisma-schema.ts';
import { createCatalogAdapter } from './catalog-adapter.ts';

type Glue = typeof Bindings & { __wbg_set_wasm(exports: unknown): void };

/** The part of WebAssembly that is used here; Node's own types leave it to the browser's. */
interface WebAssemblyRuntime {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
}

let loaded: Promise<typeof Bindings> | undefined;

/**
 * Prisma's schema engine in WebAssembly. Its JavaScript is written for bundlers, so the module is instantiated here by
 * hand. An internal interface: the package is pinned exactly, and nothing that starts the instance loads it.
 */
function loadEngine(): Promise<typeof Bindings> {
  loaded ??= (async () => {
    const glueFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
    const glue = (await import(pathToFileURL(glueFile).href)) as Glue;
    const bytes = await readFile(join(dirname(glueFile), 'schema_engine_bg.wasm'));
    const runtime = Reflect.get(globalThis, 'WebAssembly') as WebAssemblyRuntime;
    const { instance } = await runtime.instantiate(bytes, { './schema_engine_bg.js': glue });
    glue.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
    return glue;
  })();
  return loaded;
}

/** Tables that Prisma does not manage: the runner's own. */
const EXTERNAL_TABLES = ['_passerelle_schema', '_prisma_migrations'];

/**
 * The SQL that brings a domain's schema in a live database to what its Prisma schema says; a comment alone when they
 * agree. Partitions are left out: they come and go with the months.
 */
export async function diffToPrismaSchema(options: {
  readonly domain: Domain;
  readonly databaseUrl: string;
  readonly schema: readonly PrismaFile[];
  readonly partitions: readonly string[];
}): Promise<string> {
  const { domain, databaseUrl, schema, partitions } = options;
  const { SchemaEngine } = await loadEngine();
  const files = schema.map(({ path, content }) => ({ path, content }));
  const engine = await SchemaEngine.new(
    { datamodels: files.map(({ path, content }): [string, string] => [path, content]) },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(createCatalogAdapter(domain, databaseUrl)),
  );
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: {
        externalTables: [...EXTERNAL_TABLES, ...partitions].map((table) => `${domain}.${table}`),
        externalEnums: [],
      },
    });
    return stdout ?? '';
  } finally {
    engine.free();
  }
}
