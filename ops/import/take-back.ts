import type { Progress } from '../cli/progress.ts';
import { StartupError } from '../cli/startup-error.ts';
import { forgetCheckpoints, sourceOfSessions } from './checkpoint.ts';
import type { ImportTarget } from './import-target.ts';
import {
  takeBackFootfallPort,
  takeBackGoalsPort,
  takeBackRatesPort,
  takeBackSpendPort,
  takeBackVisitsPort,
} from './ports.ts';
import { openRejects } from './rejects.ts';

interface TakenBackPlan {
  readonly what: string;
  readonly port: typeof takeBackSpendPort;
  /** Of the file of what stays as it is. */
  readonly header: readonly string[];
  readonly checkpointsOf?: (source: string) => string;
}

/** What a source has said can be taken back of these. */
const KINDS = {
  'take-back-spend': {
    what: 'statements of spend',
    port: takeBackSpendPort,
    header: ['day', 'channel', 'campaign', 'purpose', 'currency', 'minor units'],
  },
  'take-back-rates': {
    what: 'exchange rates',
    port: takeBackRatesPort,
    header: ['day', 'base', 'currency', 'rate'],
  },
  'take-back-footfall': {
    what: 'counts',
    port: takeBackFootfallPort,
    header: ['store', 'day', 'hour', 'visitors'],
  },
  'take-back-sessions': {
    what: 'sessions and page views',
    port: takeBackVisitsPort,
    header: [],
    // Its batches are sent by a checkpoint; those of the others come again whole.
    checkpointsOf: sourceOfSessions,
  },
  'take-back-goals': {
    what: 'goals',
    port: takeBackGoalsPort,
    header: ['metric', 'scope', 'key', 'from', 'before', 'currency', 'target'],
  },
} as const;
export type TakenBackKind = keyof typeof KINDS;

export function isTakenBackKind(what: string): what is TakenBackKind {
  return what in KINDS;
}

/**
 * Takes back what imports of a name brought, whole or not at all: what was said before it holds again. What somebody has
 * said otherwise since stays, and stands in `<name>-<kind>.rejects.csv`.
 * @throws StartupError when there is nothing of the name
 */
export async function takeBackByName(
  target: ImportTarget,
  kind: TakenBackKind,
  { files: [source = ''], rejects: folder }: { readonly files: readonly string[]; readonly rejects: string },
  progress: Progress,
): Promise<{ what: string; takenBack: number; kept: number; rejects: string }> {
  const { what, port, header, checkpointsOf }: TakenBackPlan = KINDS[kind];
  const rejects = openRejects(folder, `${source}-${kind.slice('take-back-'.length)}`, false);
  rejects.setHeader(header);
  const step = progress.start(`Taking back ${source}`, 1, 'TAKING_BACK');
  const { takenBack, kept, keptCount = kept.length } = await target.call(port, { request: { source } });
  rejects.add(kept.map((cells) => ({ line: 0, refused: true, reason: 'it was set otherwise since', cells })));
  if (checkpointsOf) forgetCheckpoints(target.dataDir, checkpointsOf(source));
  step.update(takenBack);
  step.finish(`${takenBack} ${what}`);
  if (takenBack + keptCount === 0) throw new StartupError(`There are no ${what} of an import named ${source} left.`);
  return { what: `${what} of ${source}`, takenBack, kept: keptCount, rejects: rejects.path };
}
