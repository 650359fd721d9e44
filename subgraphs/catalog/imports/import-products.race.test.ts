import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { untilSomebodyWaits } from '../../../test/support/waiting-statements.ts';
import { lockProduct, updateProductRow } from '../products/store/product-writes.ts';
import { updateVariantRow } from '../products/store/variants.ts';
import { createProduct, openTestCatalog, type TestCatalog } from '../testing/catalog.ts';
import { productOf, productRuns } from '../testing/product-runs.ts';

let catalog: TestCatalog;
/** The same database as a second process has it. */
let other: TestCatalog;
let db: Database;
let runs: ReturnType<typeof productRuns>;
beforeAll(async () => {
  catalog = await openTestCatalog();
  other = await openTestCatalog(catalog);
  db = catalog.database.open('catalog');
  runs = productRuns(catalog);
});
afterAll(async () => {
  await other.close();
  await catalog.close();
});

interface Standing {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly skus: ReadonlyArray<string | null>;
}

async function standing(handle: string): Promise<Standing> {
  const [found] = await rowsAs<Standing>(
    db,
    sql`select p.id, p.title, p.version::int as version,
        (select jsonb_agg(v.sku order by v.position, v.id) from variant v where v.product_id = p.id) as skus
      from product p where p.handle = ${handle}`,
  );
  return found ?? expect.fail(`there is no ${handle}`);
}

/**
 * An edit that has begun when the import comes and ends when the import waits for it.
 * @returns how often the edit was tried, and what the import answered
 */
async function editBeside<T>(
  begin: (tx: Tx) => Promise<unknown>,
  end: (tx: Tx) => Promise<unknown>,
  importing: () => Promise<T>,
): Promise<{ tries: number; answer: T }> {
  let tries = 0;
  let answer: Promise<T> | undefined;
  await db.inTransaction('edit', async (tx) => {
    tries += 1;
    await begin(tx);
    answer ??= importing();
    if (tries === 1) await untilSomebodyWaits(db);
    await end(tx);
  });
  if (answer === undefined) throw new Error('the import never began');
  return { tries, answer: await answer };
}

async function deadlocks(): Promise<number> {
  const [row] = await rowsAs<{ deadlocks: number }>(
    db,
    sql`select deadlocks::int as deadlocks from pg_stat_database where datname = current_database()`,
  );
  return row?.deadlocks ?? 0;
}

let made = 0;
/** Two products of one file, the second with the codes that the first is to get. */
async function twoOfAFile() {
  made += 1;
  const [winner, loser, mine, wanted] = [`winner-${made}`, `loser-${made}`, `MINE-${made}`, `WANTED-${made}`];
  await runs.importRun(`before-${made}`, [
    productOf(winner, [`Red|${mine}|1000`]),
    productOf(loser, [`Red|${wanted}|1000`]),
  ]);
  const rob = async () => {
    const run = await runs.begin(`robbing-${made}-${Math.random()}`);
    await runs.importBatch(run, [productOf(winner, [`Red|${wanted}|1000`])], { handles: [winner, loser] });
    await runs.finish(run);
    return run;
  };
  return { winner, loser, wanted, rob };
}

describe('an edit of a product that loses a code to an import', () => {
  it('stays when the import is taken back, though it was under way while the import began', async () => {
    const { winner, loser, wanted, rob } = await twoOfAFile();
    const { id } = await standing(loser);
    const edit = (tx: Tx) => updateProductRow(tx, id, { title: 'Edited' }, new Date());
    const { answer: run } = await editBeside((tx) => lockProduct(tx, id), edit, rob);
    expect(await standing(loser)).toMatchObject({ title: 'Edited', skus: [null] });
    expect(await standing(winner)).toMatchObject({ skus: [wanted] });
    await runs.takeBack(run);
    expect(await standing(loser)).toMatchObject({ title: 'Edited', skus: [wanted] });
  });

  it('locks in the same order as the import: neither dies for the other', async () => {
    const { winner, loser, wanted, rob } = await twoOfAFile();
    const { id } = await standing(loser);
    const before = await deadlocks();
    const edit = async (tx: Tx) => {
      const [variant] = (await lockProduct(tx, id))?.variants ?? [];
      if (!variant) throw new Error('it has no variant');
      await updateVariantRow(tx, variant, { title: 'Edited' }, new Date());
      await updateProductRow(tx, id, {}, new Date());
    };
    const { tries } = await editBeside((tx) => lockProduct(tx, id), edit, rob);
    expect(tries).toBe(1);
    expect(await deadlocks()).toBe(before);
    expect(await standing(loser)).toMatchObject({ skus: [null] });
    expect(await standing(winner)).toMatchObject({ skus: [wanted] });
  });
});

describe('an import of products', () => {
  it('is planned again where an edit gave a code away that it was about to give', async () => {
    const { variants, id } = await createProduct(catalog, {}, ['S']);
    const edit = async (tx: Tx) => {
      const product = await lockProduct(tx, id);
      const variant = product?.variants.find((one) => one.id === variants[0]?.id);
      if (!variant) throw new Error('it has no variant');
      await updateVariantRow(tx, variant, { sku: 'GIVEN-AWAY' }, new Date());
    };
    const importing = () => runs.importBatch(null, [productOf('late', ['Red|GIVEN-AWAY|1000'])]);
    const { answer } = await editBeside(edit, async () => undefined, importing);
    expect(answer).toMatchObject({ created: 1, issues: [{ reason: expect.stringContaining('another variant') }] });
    expect(await standing('late')).toMatchObject({ skus: [null] });
  });

  it('loses no code and no edit when two processes import and edit the same products at once', async () => {
    const handles = ['a', 'b', 'c', 'd'].map((name) => `busy-${name}`);
    const codes = handles.map((_, index) => `BUSY-${index}`);
    const fileOf = (turn: number) =>
      handles.map((handle, index) => productOf(handle, [`Red|${codes[(index + turn) % codes.length]}|1000`]));
    await runs.importBatch(null, fileOf(0), { handles });
    const ids = await Promise.all(handles.map(async (handle) => (await standing(handle)).id));
    const [first, second] = [runs, productRuns(other)];
    const before = await deadlocks();
    for (let round = 1; round <= 8; round++) {
      const [one, two] = [fileOf(round), fileOf(round + 1)];
      await Promise.all([
        // One product a batch: each takes its code from a product of a later batch, or of one before.
        ...one.map((product) => first.importBatch(null, [product], { handles })),
        second.importBatch(null, two, { handles }),
        ...ids.map((productId) => other.mutate('updateProduct', { productId, vendor: `Vendor ${round}` })),
      ]);
    }
    expect(await deadlocks()).toBe(before);
    await runs.importBatch(null, fileOf(2), { handles });
    const skus = await Promise.all(handles.map(async (handle) => (await standing(handle)).skus));
    expect(skus).toEqual(handles.map((_, index) => [codes[(index + 2) % codes.length]]));
  });
});
