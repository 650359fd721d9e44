import type { GraphQLClient } from './client.ts';
import { toHttpError } from './errors.ts';
import {
  type AdjustInventoryInput,
  adjustInventoryDocument,
  archiveProductDocument,
  type ChannelsResult,
  type CustomerTimelineResult,
  type CustomerTimelineVariables,
  channelsDocument,
  customerTimelineDocument,
  type LocationsResult,
  locationsDocument,
  type OverviewResult,
  type OverviewVariables,
  overviewDocument,
  type PublishProductInput,
  publishProductDocument,
  type SetChannelPriceInput,
  setChannelPriceDocument,
} from './generated/operations.ts';

export type OverviewReport = OverviewResult['overview'];
type Timeline = NonNullable<CustomerTimelineResult['customer']>['timeline'];

/** What the dashboard asks for beyond react-admin's lists and records. */
export interface HouseCommands {
  channels(): Promise<ChannelsResult['channels']>;
  locations(): Promise<LocationsResult['locations']>;
  overview(variables: OverviewVariables, signal?: AbortSignal): Promise<OverviewReport>;
  customerTimeline(variables: CustomerTimelineVariables): Promise<Timeline>;
  publishProduct(input: PublishProductInput): Promise<void>;
  archiveProduct(id: string): Promise<void>;
  /** @throws HttpError 409 when the price is no longer the expected one. */
  setChannelPrice(input: SetChannelPriceInput): Promise<void>;
  adjustInventory(input: AdjustInventoryInput): Promise<void>;
}

const NO_TIMELINE: Timeline = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

export function houseCommands(client: GraphQLClient): HouseCommands {
  return {
    channels: async () => (await client.request(channelsDocument, {})).channels,
    locations: async () => (await client.request(locationsDocument, {})).locations,
    overview: async (variables, signal) => (await client.request(overviewDocument, variables, { signal })).overview,
    async customerTimeline(variables) {
      const { customer } = await client.request(customerTimelineDocument, variables);
      return customer?.timeline ?? NO_TIMELINE;
    },
    async publishProduct(input) {
      const { publishProduct } = await client.request(publishProductDocument, { input });
      if (publishProduct.__typename !== 'Product') throw toHttpError(publishProduct);
    },
    async archiveProduct(id) {
      const { archiveProduct } = await client.request(archiveProductDocument, { input: { id } });
      if (archiveProduct.__typename !== 'Product') throw toHttpError(archiveProduct);
    },
    async setChannelPrice(input) {
      const { setChannelPrice } = await client.request(setChannelPriceDocument, { input });
      if (setChannelPrice.__typename !== 'ProductVariant') throw toHttpError(setChannelPrice);
    },
    async adjustInventory(input) {
      const { adjustInventory } = await client.request(adjustInventoryDocument, { input });
      if (adjustInventory.__typename !== 'InventoryAdjustmentGroup') throw toHttpError(adjustInventory);
    },
  };
}
