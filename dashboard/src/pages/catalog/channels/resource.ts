import { HttpError } from 'react-admin';
import { expectMember } from '../../../api/errors.ts';
import {
  type ChannelListResult,
  type ChannelResult,
  type ChannelSort,
  type ChannelSortKey,
  channelDocument,
  channelListDocument,
  updateChannelDocument,
} from '../../../api/generated/catalog/channels.ts';
import type { CreateHandlers } from '../../../api/resource.ts';
import { type EditedChannel, toChannelInput } from './channel-input.ts';

/** How the list begins: in the retailer's order. */
export const CHANNEL_ORDER = { field: 'position', order: 'ASC' } as const;

const SORT_KEYS: Readonly<Record<string, ChannelSortKey>> = {
  name: 'NAME',
  code: 'CODE',
  audience: 'AUDIENCE',
  isActive: 'STATUS',
};

function toSort({ field, order }: { field: string; order: string } = CHANNEL_ORDER): ChannelSort {
  return { key: SORT_KEYS[field] ?? 'POSITION', direction: order === 'DESC' ? 'DESC' : 'ASC' };
}

export type ChannelRow = ChannelListResult['channels'][number];
type ReadChannel = NonNullable<ChannelResult['channel']>;

/** A channel with the accounts that may buy there. */
export type ChannelRecord = Omit<ReadChannel, 'customers'> & { readonly customerIds: readonly string[] };

export const channelHandlers: CreateHandlers = (client) => {
  async function read(id: string): Promise<ChannelRecord> {
    const { channel } = await client.request(channelDocument, { id });
    if (!channel) throw new HttpError('Channel not found', 404, { code: 'NOT_FOUND' });
    const { customers, ...fields } = channel;
    return { ...fields, customerIds: (customers ?? []).map((customer) => customer.id) };
  }
  return {
    async getList({ sort, signal }) {
      const { channels } = await client.request(channelListDocument, { sort: toSort(sort) }, { signal });
      return { data: [...channels], total: channels.length };
    },
    getOne: ({ id }) => read(String(id)),
    async update({ data }) {
      const form = data as EditedChannel;
      const { updateChannel } = await client.request(updateChannelDocument, { input: toChannelInput(form) });
      expectMember(updateChannel, 'UpdateChannelPayload');
      return read(form.id);
    },
  };
};
