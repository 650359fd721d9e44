import { appendEvents } from '#kernel/events/outbox.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, ValidationError } from '#kernel/values/errors.ts';
import { tooLong } from '#kernel/values/text.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { channelCreated } from './events.ts';
import { type Channel, channelIssues, type NewChannel } from './model/channel.ts';
import { insertMissingChannels } from './store/channels.ts';

/**
 * Adds a channel; nothing is listed in it yet.
 * @throws ValidationError | ConflictError when the code is taken.
 */
export async function createChannel(deps: CatalogDeps, request: RequestContext, input: NewChannel): Promise<Channel> {
  assertCan(request.actor, 'catalog:write');
  const issues = [...channelIssues(input), ...tooLong('name', input.name, 100)];
  if (issues.length > 0) throw new ValidationError(issues);
  const { code, name, kind, currencyCode, cartHoldMinutes = null } = input;
  const now = deps.clock.now();
  await deps.db.inTransaction('create-channel', async (tx) => {
    const created = await insertMissingChannels(tx, [{ code, name, kind, currencyCode, cartHoldMinutes }], now);
    if (created.length === 0) throw new ConflictError(`There is a channel ${code} already`);
    await appendEvents(tx, 'catalog', [channelCreated(code, now)]);
  });
  return { code, name, kind, currencyCode, active: true, pricesIncludeTax: true, cartHoldMinutes };
}
