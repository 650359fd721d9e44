import { assertCan } from '../../shared/access.ts';
import type { RequestContext } from '../../shared/context.ts';
import { NotFoundError, ValidationError } from '../../shared/errors.ts';
import type { Channel } from '../domain/channel.ts';
import { tooLong } from '../domain/product-rules.ts';
import { changeChannel } from '../store/channels.ts';
import type { CatalogDeps } from './deps.ts';

/**
 * Renames a channel, or takes it out of use; what was sold there keeps its channel.
 * @throws NotFoundError | ValidationError
 */
export async function updateChannel(
  deps: CatalogDeps,
  request: RequestContext,
  input: {
    readonly code: string;
    readonly name?: string | null | undefined;
    readonly active?: boolean | null | undefined;
  },
): Promise<Channel> {
  assertCan(request.actor, 'catalog:write');
  const { code, name, active } = input;
  const issues = tooLong('name', name, 100);
  if (name === null || name?.trim() === '') issues.push({ path: 'name', message: 'must not be empty' });
  if (issues.length > 0) throw new ValidationError(issues);
  const channel = await deps.db.inTransaction('update-channel', (tx) =>
    changeChannel(tx, code, { name: name?.trim(), active: active ?? undefined }),
  );
  if (!channel) throw new NotFoundError('Channel', code);
  return channel;
}
