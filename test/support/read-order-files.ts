import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSourceFile } from '../../ops/import/csv/source-file.ts';
import type { OrderDraft } from '../../ops/import/orders/drafts.ts';
import { forShop, readMapping } from '../../ops/import/orders/mapping.ts';
import { readHistory } from '../../ops/import/orders/read-history.ts';
import { mappingCalendar } from '../../ops/import/orders/row-reader.ts';
import type { Reject } from '../../ops/import/rejects.ts';

export interface ReadOrders {
  readonly orders: OrderDraft[];
  readonly rejects: Array<Reject & { readonly file: number }>;
  /** What was found out about the files. */
  readonly found: string[];
}

/**
 * Reads files of orders as an import does, without an instance. The mapping is given without its name, and its currency
 * where that is the euro; the files in the order in which it names them.
 */
export async function readOrderFiles(mapping: string, files: ReadonlyArray<string | Buffer>): Promise<ReadOrders> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-history-'));
  try {
    const mappingPath = join(folder, 'mapping.yaml');
    const name = /^name:/m.test(mapping) ? '' : 'name: test\n';
    const currency = /^currency:/m.test(mapping) ? '' : 'currency: { constant: EUR }\n';
    writeFileSync(mappingPath, name + currency + mapping);
    const rules = forShop(readMapping(mappingPath), 'EUR');
    const rejects: ReadOrders['rejects'] = [];
    const found: string[] = [];
    const sources = rules.files.map((mapped, index) => {
      const path = join(folder, `${mapped.role}.csv`);
      writeFileSync(path, files[index] ?? '');
      return {
        mapped,
        source: openSourceFile(path, mapped),
        rejects: {
          path: '',
          refused: 0,
          incomplete: 0,
          setHeader: () => undefined,
          add: (more: readonly Reject[]) => void rejects.push(...more.map((one) => ({ ...one, file: index }))),
        },
      };
    });
    const options = {
      mapping: rules,
      calendar: mappingCalendar(rules, 'Europe/Paris'),
      onBytes: () => undefined,
      onFound: (sentence: string) => void found.push(sentence),
    };
    return { orders: await readHistory(sources, options), rejects, found };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
