import type { Progress } from '../../cli/progress.ts';
import { StartupError } from '../../cli/startup-error.ts';
import type { ImportTarget } from '../import-target.ts';
import { productImportsPort, soldVariantsPort, takeBackProductsPort } from '../ports.ts';
import { openRejects } from '../rejects.ts';

/** Imports that a refusal names. */
const NAMED = 10;

type Answer = Awaited<ReturnType<typeof takeBackSome>>;

export interface TakenBack {
  /** Products that the import had made, and that are archived. */
  readonly archived: number;
  /** Products that are what they were before, but for what was kept. */
  readonly restored: number;
  /** Fields and records that stay as they are. */
  readonly kept: number;
  /** Archived products that stand in orders. */
  readonly sold: number;
  /** The file that names what was kept and what was sold. */
  readonly rejects: string;
}

/**
 * Takes back what an import of products wrote, or tells what that would do. What stays as it is, and what was sold, stands
 * in `products-<run>.rejects.csv`.
 * @throws StartupError when there is nothing to take back.
 */
export async function takeBackProducts(
  target: ImportTarget,
  options: { readonly files: readonly string[]; readonly rejects: string; readonly dryRun: boolean },
  progress: Progress,
): Promise<TakenBack> {
  const { run, products } = await findRun(target, options.files[0] ?? '');
  const rejects = openRejects(options.rejects, `products-${run}`, false);
  rejects.setHeader(['product', 'record', 'field']);
  const { dryRun } = options;
  const step = progress.start(
    `${dryRun ? 'Checking' : 'Taking back'} import ${run}`,
    products,
    dryRun ? 'CHECKING' : 'TAKING_BACK',
  );
  const [archived, restored, told] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let sold = 0;
  for (let after: string | null = null; ; ) {
    const answer: Answer = await takeBackSome(target, run, after, dryRun);
    const fresh = answer.archived.filter(({ productId }) => !archived.has(productId));
    const soldOnes = await findSold(target, fresh);
    sold += soldOnes.length;
    for (const { productId } of fresh) archived.add(productId);
    for (const id of answer.restored) restored.add(id);
    const kept = answer.kept.filter(({ productId, record, field, reason }) => {
      const key = JSON.stringify([productId, record, field, reason]);
      return !told.has(key) && told.add(key);
    });
    rejects.add([
      ...kept.map(({ handle, record, field, reason }) => ({
        line: 0,
        refused: true,
        reason,
        cells: [handle, record, field],
      })),
      ...soldOnes.map(({ handle }) => ({
        line: 0,
        refused: false,
        reason: 'it was sold: archived, and readable in its orders',
        cells: [handle, 'product', 'status'],
      })),
    ]);
    step.update(archived.size + restored.size);
    after = answer.after;
    if (after === null) break;
  }
  step.finish(`${archived.size + restored.size} products`);
  return { archived: archived.size, restored: restored.size, kept: told.size, sold, rejects: rejects.path };
}

async function findRun(target: ImportTarget, name: string): Promise<{ run: number; products: number }> {
  const { imports } = await target.call(productImportsPort, { key: null });
  const found = imports.find(({ run }) => String(run) === name);
  if (found && found.products > 0) return found;
  if (found) throw new StartupError(`There is nothing left of the import ${name} to take back.`);
  const open = imports.filter(({ products }) => products > 0).slice(0, NAMED);
  const list = open.map((one) => `${one.run} (${one.name}, ${one.begunAt.slice(0, 10)}, ${one.products} products)`);
  throw new StartupError(
    `There is no import of products with the number ${name}; ` +
      (list.length > 0 ? `there are ${list.join(', ')}.` : 'there is none that can be taken back.'),
  );
}

function takeBackSome(target: ImportTarget, run: number, after: string | null, dryRun: boolean) {
  return target.call(takeBackProductsPort, { request: { run, after, dryRun } });
}

/** Archived products that stand in orders. */
async function findSold(target: ImportTarget, archived: Answer['archived']): Promise<Answer['archived']> {
  const variantIds = archived.flatMap((product) => product.variantIds);
  if (variantIds.length === 0) return [];
  const sold = new Set(await target.call(soldVariantsPort, { variantIds }));
  return archived.filter((product) => product.variantIds.some((id) => sold.has(id)));
}
