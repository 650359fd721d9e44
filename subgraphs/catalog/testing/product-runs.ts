import { sql } from '#kernel/database/sql.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { service, type TestCatalog } from './catalog.ts';

/** A product of a file, its variants as "value|sku|price|barcode". */
export function productOf(handle: string, variants: readonly string[], fields: Record<string, unknown> = {}) {
  return {
    row: 2,
    handle,
    title: `Title of ${handle}`,
    status: 'ACTIVE',
    listed: true,
    media: [],
    variants: variants.map((text, index) => {
      const [value = '', sku = '', priceMinor = '', barcode = ''] = text.split('|');
      const options = [{ name: 'Color', value }];
      const codes = { sku: sku || null, barcode: barcode || null };
      return { row: index + 2, ...codes, options, priceMinor, compareAtMinor: null, costMinor: null };
    }),
    ...fields,
  };
}

interface TakenBack {
  readonly archived: ReadonlyArray<{ readonly productId: string; readonly handle: string }>;
  readonly restored: readonly string[];
  readonly kept: ReadonlyArray<{
    readonly handle: string;
    readonly record: string;
    readonly field: string;
    readonly reason: string;
  }>;
  readonly after: string | null;
}

const CHANNELS = ['WEB', 'STORE'];

/** Imports of products on a catalog of a test, by run. */
export function productRuns(catalog: TestCatalog) {
  const call = <T>(document: string, variables: Record<string, unknown>) =>
    catalog.ask<T>(service, document, variables);
  const begin = async (key: string) => {
    const request = { key, name: `${key}.csv` };
    const document = 'mutation ($request: JSON!) { catalogBeginImport(request: $request) }';
    return (await call<{ run: number }>(document, { request })).run;
  };
  const importBatch = (run: number | null, products: readonly unknown[], fields: Record<string, unknown> = {}) =>
    call<{ created: number; updated: number; unchanged: number; issues: Array<{ reason: string }> }>(
      'mutation ($batch: JSON!) { catalogImportProducts(batch: $batch) }',
      { batch: { currency: 'EUR', channels: CHANNELS, dryRun: false, products, run, ...fields } },
    );
  return {
    begin,
    importBatch,
    /** A whole import of one batch. @returns its number. */
    async importRun(key: string, products: readonly unknown[], fields: Record<string, unknown> = {}): Promise<number> {
      const run = await begin(key);
      await importBatch(run, products, fields);
      await this.finish(run);
      return run;
    },
    finish: (run: number) =>
      call<{ wrote: boolean }>('mutation ($request: JSON!) { catalogFinishImport(request: $request) }', {
        request: { run },
      }),
    archiveMissing: (run: number, handles: readonly string[]) =>
      call('mutation ($request: JSON!) { catalogFindMissingProducts(request: $request) }', {
        request: { handles, archive: true, run },
      }),
    list: () =>
      call<{ imports: Array<{ run: number; name: string; products: number }>; open: number | null }>(
        '{ catalogProductImports }',
        {},
      ),
    takeBack: (run: number, fields: { after?: string; dryRun?: boolean } = {}) =>
      call<TakenBack>('mutation ($request: JSON!) { catalogTakeBackProducts(request: $request) }', {
        request: { run, ...fields },
      }),
  };
}

/**
 * Everything that an import writes, as it stands in the tables: a text for each row by what it is. When it was changed and
 * what a price was before are traces of each change, also of one that is taken back.
 */
export async function readTables(catalog: TestCatalog): Promise<ReadonlyMap<string, string>> {
  const db = catalog.database.open('catalog');
  const rows = await rowsAs<{ key: string; row: string }>(
    db,
    sql`select id as key, (to_jsonb(p) - 'version' - 'updated_at')::text as row from product p
      union all select id, (to_jsonb(v) - 'updated_at')::text from variant v
      union all select variant_id || ' ' || channel_code, (to_jsonb(l) - 'updated_at' - 'price_changed_at' - 'previous_price_minor')::text
        from channel_listing l
      union all select id, (to_jsonb(m))::text from media m`,
  );
  return new Map(rows.map(({ key, row }) => [key, row]));
}
