import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Progress } from '../../cli/progress.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { type Checkpoint, openCheckpoint, sourceOfSessions } from '../checkpoint.ts';
import { describeFile, hashFile, openSourceFile, type SourceFile } from '../csv/source-file.ts';
import type { ImportTarget } from '../import-target.ts';
import { codeOf } from '../orders/channel-code.ts';
import { openCalendar } from '../orders/dates.ts';
import { SHOP_ZONE } from '../orders/mapping.ts';
import { channelsPort, ensureChannelsPort, importTouchpointsPort } from '../ports.ts';
import { openRejects, type RejectsFile } from '../rejects.ts';
import { KeySet } from './key-set.ts';
import { readSessionMapping, type SessionFileMapping, type SessionMapping } from './mapping.ts';
import { type Moment, readVisits } from './read-visits.ts';

export interface SessionsTotals {
  sessions: number;
  pageviews: number;
  refused: number;
  readonly rejectFiles: string[];
  readonly found: string[];
}

interface SessionsOptions {
  readonly files: readonly string[];
  readonly mapping: string | undefined;
  readonly dryRun: boolean;
  readonly rejects: string;
}

/** Moments of one call: a segment of the log, which the shop later ships in one piece of a few milliseconds. */
const BATCH = 5_000;

interface VisitFile {
  readonly mapped: SessionFileMapping;
  readonly source: SourceFile;
  readonly rejects: RejectsFile;
}

/**
 * Imports sessions and the pages that were looked at in them, row by row: what is held is a bit for each key. A batch is
 * known by what it says, so that the same files change nothing however often they come, and an import that was
 * interrupted continues at the batch where it stopped.
 */
export async function importSessions(
  target: ImportTarget,
  options: SessionsOptions,
  progress: Progress,
): Promise<SessionsTotals> {
  const mapping = readSessionMapping(options.mapping ?? '');
  const files = openFiles(mapping, options);
  await ensureChannel(target, mapping, options.dryRun);
  const hashes = await Promise.all(files.map(({ source }) => hashFile(source.path)));
  const identity = ['sessions', JSON.stringify(mapping), ...hashes, target.identity];
  const checkpoint = openCheckpoint(target.dataDir, sourceOfSessions(mapping.name), identity, !options.dryRun);
  const send = batchSender(target, mapping.name, checkpoint, options.dryRun);
  const zone = mapping.zone === SHOP_ZONE ? target.timeZone : mapping.zone;
  const { read: dates } = openCalendar(mapping.dates, zone);
  const seen = { sessions: new KeySet(), pages: new KeySet() };
  const totals: SessionsTotals = { sessions: 0, pageviews: 0, refused: 0, rejectFiles: [], found: [] };
  for (const { source, mapped, rejects } of files) {
    const step = progress.start(`Importing ${basename(source.path)}`, source.bytes, 'IMPORTING');
    let taken = 0;
    for await (const { moment, fault, bytes } of readVisits(
      source,
      mapped,
      { mapping, dates, seen },
      rejects.setHeader,
    )) {
      if (fault) rejects.add([fault]);
      if (moment) {
        taken += 1;
        await send.add(moment);
      }
      step.update(bytes);
    }
    await send.flush();
    totals[mapped.role] += taken;
    totals.refused += rejects.refused;
    if (rejects.refused > 0) totals.rejectFiles.push(rejects.path);
    totals.found.push(`${basename(source.path)}: ${describeFile(source)}.`);
    step.finish(`${taken} ${mapped.role}`);
  }
  checkpoint.complete();
  return totals;
}

function openFiles(mapping: SessionMapping, { files, rejects }: SessionsOptions): VisitFile[] {
  const roles = mapping.files.map(({ role }) => role);
  if (files.length !== roles.length) {
    const named = `${files.length} ${files.length === 1 ? 'was' : 'were'} named`;
    throw new StartupError(
      `The mapping ${mapping.name} describes ${roles.length} files (${roles.join(', ')}); ${named}.`,
    );
  }
  return mapping.files.map((mapped, index) => {
    const path = files[index] ?? '';
    return { mapped, source: openSourceFile(path, mapped), rejects: openRejects(rejects, path, false) };
  });
}

async function ensureChannel(target: ImportTarget, mapping: SessionMapping, dryRun: boolean): Promise<void> {
  const { channel, createChannels: kind } = mapping;
  const known = await target.call(channelsPort, {});
  if (known.some(({ code }) => code === channel)) return;
  if (kind === undefined || codeOf(channel) !== channel) {
    throw new StartupError(`The instance has no channel ${channel}; make it, or let the mapping say createChannels.`);
  }
  if (dryRun) return;
  await target.call(ensureChannelsPort, {
    channels: [{ code: channel, name: channel, kind, currencyCode: target.currencyCode }],
  });
}

/** Gathers moments to batches, and leaves out those that an earlier run has brought in. */
function batchSender(target: ImportTarget, name: string, checkpoint: Checkpoint, dryRun: boolean) {
  let moments: Moment[] = [];
  let batches = 0;
  const flush = async () => {
    const some = moments;
    moments = [];
    if (some.length === 0) return;
    batches += 1;
    if (dryRun || batches <= checkpoint.done) return;
    const digest = createHash('sha256').update(JSON.stringify(some)).digest('hex').slice(0, 32);
    await target.call(importTouchpointsPort, { batch: { batchId: `${name}-${digest}`, touchpoints: some } });
    checkpoint.advance(batches);
  };
  return {
    flush,
    async add(moment: Moment) {
      moments.push(moment);
      if (moments.length === BATCH) await flush();
    },
  };
}
