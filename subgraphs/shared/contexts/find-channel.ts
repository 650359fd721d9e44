import type { Actor } from '#kernel/request/actor.ts';
import type { Contexts, NamedChannel } from '#kernel/request/in-context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { isId } from '#kernel/values/ids.ts';

/**
 * The channel that an input names.
 * @throws NotFoundError naming `path` for one that there is not, or not for the caller
 */
export async function findChannel(contexts: Contexts, id: string, actor: Actor, path: string): Promise<NamedChannel> {
  const channel = isId('chn', id) ? (await contexts.channelsById([id], actor)).get(id) : undefined;
  if (!channel) throw new NotFoundError('channel', id, path);
  return channel;
}

/** Codes of the channels that a filter names; an id of none stays as it is, which no code equals. */
export async function channelCodes(contexts: Contexts, ids: readonly string[], actor: Actor): Promise<string[]> {
  const known = await contexts.channelsById(ids, actor);
  return ids.map((id) => known.get(id)?.code ?? id);
}
