import { z } from 'zod';
import { appendEvents } from '#kernel/events/outbox.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { CatalogDeps } from '../deps.ts';
import { addChannels } from './add-channels.ts';
import { channelCreated } from './events.ts';
import { newChannel } from './model/channel.ts';

const batchSchema = z.array(newChannel).max(2_000);

/** Makes the channels that are not there yet, for an import. @returns every code that was asked for. */
export async function ensureChannels(deps: CatalogDeps, raw: unknown): Promise<string[]> {
  const channels = parseInput(batchSchema, raw);
  const now = deps.clock.now();
  await deps.db.inTransaction('ensure-channels', async (tx) => {
    const created = await addChannels(tx, channels, now);
    await appendEvents(
      tx,
      'catalog',
      created.map((channel) => channelCreated(channel, now)),
    );
  });
  return channels.map((channel) => channel.code);
}
