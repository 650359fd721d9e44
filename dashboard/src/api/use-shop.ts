import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { assignSeries, OTHER, type SeriesStyle } from '../theme/series.ts';
import { useClient } from './BackendContext.tsx';
import { type ChannelsResult, channelsDocument } from './generated/catalog/channels.ts';
import { type LocationsResult, locationsDocument } from './generated/inventory/locations.ts';

export type ShopChannel = ChannelsResult['channels'][number];

interface Shop extends ChannelsResult {
  readonly locations: LocationsResult['locations']['nodes'];
  readonly styleOf: (channel: string) => SeriesStyle;
}

const NO_CHANNELS: ChannelsResult['channels'] = [];
/** Of the answer that a change of a location makes stale. */
export const SHOP_LOCATIONS = ['shop', 'locations'];
const NO_LOCATIONS: LocationsResult['locations']['nodes'] = [];

/**
 * The shop's channels and locations, read once because they change a few times a year. Each is a request of its own
 * since two domains answer: without locations there are still channels.
 */
export function useShop(): Shop {
  const client = useClient();
  const once = { staleTime: Number.POSITIVE_INFINITY };
  const { data: channels = NO_CHANNELS } = useQuery({
    ...once,
    queryKey: ['shop', 'channels'],
    queryFn: async () => (await client.request(channelsDocument, {})).channels,
  });
  const { data: locations = NO_LOCATIONS } = useQuery({
    ...once,
    queryKey: SHOP_LOCATIONS,
    queryFn: async () => (await client.request(locationsDocument, {})).locations.nodes,
  });
  return useMemo(() => {
    const styles = assignSeries(channels);
    return { channels, locations, styleOf: (channel: string) => styles.get(channel) ?? OTHER };
  }, [channels, locations]);
}
