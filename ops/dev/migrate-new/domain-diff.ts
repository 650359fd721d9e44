import type { Domain } from '../../../subgraphs/shared/domains.ts';
import { connectTo } from '../../migrate/connect.ts';
import { readPrismaSchema } from '../prisma-schema.ts';
import { diffToPrismaSchema } from './schema-engine.ts';

/** What is missing in a migrated database to be exactly the Prisma schema of a domain; empty when nothing is. */
export async function missingSql(domain: Domain, databaseUrl: string): Promise<string> {
  const { partitions, generated, indexes } = await readCatalog(domain, databaseUrl);
  const script = await diffToPrismaSchema({
    domain,
    databaseUrl,
    schema: readPrismaSchema(domain),
    partitions,
  });
  const changes = script.replace(/^-- This is an empty migration\.\s*$/m, '');
  return withoutSameIndexes(withoutGenerated(changes, generated), indexes).trim();
}

/** Prisma takes a generated column's expression for a default and would drop it; such clauses are no difference. */
export function withoutGenerated(script: string, generated: ReadonlySet<string>): string {
  return script.replace(
    /-- AlterTable\nALTER TABLE "(\w+)" ((?:ALTER COLUMN|ADD|DROP)[^;]*);\n*/g,
    (statement, table: string, clauses: string) => {
      const kept = clauses.split(/,\s*\n/).filter((clause) => {
        const column = /^\s*ALTER COLUMN "(\w+)" DROP DEFAULT$/.exec(clause)?.[1];
        return column === undefined || !generated.has(`${table}.${column}`);
      });
      if (kept.length === 0) return '';
      return kept.length === clauses.split(/,\s*\n/).length
        ? statement
        : `-- AlterTable\nALTER TABLE "${table}" ${kept.join(',\n')};\n\n`;
    },
  );
}

/** The engine reads some operator classes wrongly and would make an index again exactly as it is. */
export function withoutSameIndexes(script: string, live: readonly string[]): string {
  const same = new Set(live.map(plainIndex));
  let result = script;
  for (const [statement, created = '', name = ''] of script.matchAll(
    /-- CreateIndex\n(CREATE [^;]*INDEX "(\w+)"[^;]*);\n*/g,
  )) {
    const drop = new RegExp(`-- DropIndex\\nDROP INDEX "${name}";\\n*`);
    if (same.has(plainIndex(created)) && drop.test(result)) result = result.replace(drop, '').replace(statement, '');
  }
  return result;
}

/** An index's definition without what the two writers of it say differently. */
function plainIndex(definition: string): string {
  return definition
    .replaceAll('"', '')
    .replace(/ ON (\w+\.)?/, ' ON ')
    .replace(' USING btree ', ' ')
    .replaceAll(/[\s(]+/g, ' ')
    .trim();
}

/** The partitions of a schema, the definitions of its indexes, and its generated columns as "table.column". */
async function readCatalog(
  domain: Domain,
  databaseUrl: string,
): Promise<{ partitions: string[]; generated: Set<string>; indexes: string[] }> {
  const client = await connectTo(databaseUrl, 'the migrated database');
  try {
    const partitions = await client.query<{ name: string }>(
      'SELECT relname AS name FROM pg_class WHERE relispartition AND relnamespace = $1::regnamespace',
      [domain],
    );
    const generated = await client.query<{ name: string }>(
      `SELECT relname || '.' || attname AS name FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
       WHERE attgenerated <> '' AND relnamespace = $1::regnamespace`,
      [domain],
    );
    const indexes = await client.query<{ indexdef: string }>('SELECT indexdef FROM pg_indexes WHERE schemaname = $1', [
      domain,
    ]);
    return {
      indexes: indexes.rows.map(({ indexdef }) => indexdef),
      partitions: partitions.rows.map(({ name }) => name),
      generated: new Set(generated.rows.map(({ name }) => name)),
    };
  } finally {
    await client.end();
  }
}
