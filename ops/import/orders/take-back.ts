import type { Progress } from '../../cli/progress.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { forgetCheckpoints, sourceOfOrders } from '../checkpoint.ts';
import type { ImportTarget } from '../import-target.ts';
import { takeBackImportPort } from '../ports.ts';

/**
 * Takes back every order that a mapping of this name imported.
 * @returns how many they were.
 * @throws StartupError when there is none.
 */
export async function takeBackOrders(target: ImportTarget, source: string, progress: Progress): Promise<number> {
  const step = progress.start(`Taking back ${source}`, 1, 'TAKING_BACK');
  let total = 0;
  for (;;) {
    const { takenBack } = await target.call(takeBackImportPort, { source });
    if (takenBack === 0) break;
    total += takenBack;
    step.update(total);
  }
  forgetCheckpoints(target.dataDir, sourceOfOrders(source));
  step.finish(`${total} orders`);
  if (total === 0) throw new StartupError(`There are no orders of an import named ${source}.`);
  return total;
}
