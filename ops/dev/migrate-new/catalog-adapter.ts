import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from '@prisma/driver-adapter-utils';
import type { Domain } from '../../../subgraphs/shared/domains.ts';

/** Columns of PostgreSQL's own type "char" that the engine reads and the adapter cannot carry. */
const CHAR_COLUMNS = new Set(['constraint_type', 'confdeltype', 'confupdtype']);

/**
 * Prisma's adapter for one domain's schema, made fit for the engine's look at PostgreSQL 18: "char" columns go as
 * text and come back marked as characters, and not-null constraints, which only 18 lists, are left out.
 */
export function createCatalogAdapter(domain: Domain, databaseUrl: string): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(
    { connectionString: databaseUrl, options: `-c search_path=${domain}` },
    { schema: domain },
  );
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => readingChars(await factory.connect()),
    connectToShadowDb: async () => readingChars(await factory.connectToShadowDb()),
  };
}

function readingChars(adapter: SqlDriverAdapter): SqlDriverAdapter {
  return new Proxy(adapter, {
    get(target, name) {
      if (name === 'queryRaw') return (query: SqlQuery) => queryChars(target, query);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

async function queryChars(adapter: SqlDriverAdapter, query: SqlQuery) {
  const sql = query.sql
    .replace('constr.contype AS constraint_type', 'constr.contype::text AS constraint_type')
    .replace("contype NOT IN ('p', 'u', 'f')", "contype NOT IN ('p', 'u', 'f', 'n')")
    .replace('con.confdeltype,', 'con.confdeltype::text AS confdeltype,')
    .replace('con.confupdtype,', 'con.confupdtype::text AS confupdtype,');
  const result = await adapter.queryRaw({ ...query, sql });
  return {
    ...result,
    columnTypes: result.columnTypes.map((type, index) =>
      CHAR_COLUMNS.has(result.columnNames[index] ?? '') ? ColumnTypeEnum.Character : type,
    ),
  };
}
