import type { GraphQLClient } from '../../../api/client.ts';
import { type LocalMessagesResult, localMessagesDocument } from '../../../api/generated/customers/messages.ts';
import type { CreateHandlers } from '../../../api/resource.ts';

type LocalMessage = NonNullable<LocalMessagesResult['localMessages']>[number];
export type MessageRow = LocalMessage & { readonly id: string };

/** The newest messages; none where a mail server takes them. */
async function readMessages(client: GraphQLClient, signal: AbortSignal | undefined): Promise<MessageRow[]> {
  const { localMessages } = await client.request(localMessagesDocument, {}, { signal });
  return (localMessages ?? []).map((message) => ({ ...message, id: message.linkUrl }));
}

export const messageHandlers: CreateHandlers = (client) => ({
  async getList({ signal }) {
    const data = await readMessages(client, signal);
    return { data, total: data.length };
  },
});
