import type { Progress } from '../../cli/progress.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { forgetCheckpoints, PRODUCTS_SOURCE } from '../checkpoint.ts';
import type { ImportTarget } from '../import-target.ts';
import { takeBackLevelsPort } from '../ports.ts';
import { openRejects } from '../rejects.ts';

/**
 * Takes back what imports of a name moved of the stock. Levels that have fewer units left than came in stand in
 * `<name>-stock.rejects.csv`.
 * @throws StartupError when there is nothing to take back.
 */
export async function takeBackStock(
  target: ImportTarget,
  { files: [source = ''], rejects: folder }: { readonly files: readonly string[]; readonly rejects: string },
  progress: Progress,
): Promise<{ takenBack: number; kept: number; rejects: string }> {
  const rejects = openRejects(folder, `${source}-stock`, false);
  rejects.setHeader(['variant', 'location']);
  const step = progress.start(`Taking back the stock of ${source}`, 1, 'TAKING_BACK');
  let takenBack = 0;
  let after: string | null = null;
  do {
    const result: Awaited<ReturnType<typeof takeBackSome>> = await takeBackSome(target, source, after);
    takenBack += result.takenBack;
    rejects.add(
      result.kept.map(({ variantId, locationId, reason }) => ({
        line: 0,
        refused: true,
        reason,
        cells: [variantId, locationId],
      })),
    );
    step.update(takenBack);
    after = result.after;
  } while (after !== null);
  forgetCheckpoints(target.dataDir, PRODUCTS_SOURCE);
  step.finish(`${takenBack} levels`);
  if (takenBack + rejects.refused === 0) throw new StartupError(`There is no stock of an import named ${source}.`);
  return { takenBack, kept: rejects.refused, rejects: rejects.path };
}

function takeBackSome(target: ImportTarget, source: string, after: string | null) {
  return target.call(takeBackLevelsPort, { request: { source, after } });
}
