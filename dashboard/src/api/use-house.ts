import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { assignSeries, OTHER, type SeriesStyle } from '../theme/series.ts';
import { useCommands } from './BackendContext.tsx';
import type { ChannelsResult, LocationsResult } from './generated/operations.ts';

export type HouseChannel = ChannelsResult['channels'][number];

interface House extends ChannelsResult, LocationsResult {
  readonly styleOf: (channel: string) => SeriesStyle;
}

const NO_CHANNELS: ChannelsResult['channels'] = [];
const NO_LOCATIONS: LocationsResult['locations'] = [];

/**
 * Channels and places of the house; read once, since they change a few times a year. Two domains answer, so each is
 * asked apart: without places there are channels still.
 */
export function useHouse(): House {
  const commands = useCommands();
  const once = { staleTime: Number.POSITIVE_INFINITY };
  const { data: channels = NO_CHANNELS } = useQuery({
    ...once,
    queryKey: ['house', 'channels'],
    queryFn: () => commands.channels(),
  });
  const { data: locations = NO_LOCATIONS } = useQuery({
    ...once,
    queryKey: ['house', 'locations'],
    queryFn: () => commands.locations(),
  });
  return useMemo(() => {
    const styles = assignSeries(channels);
    return { channels, locations, styleOf: (channel: string) => styles.get(channel) ?? OTHER };
  }, [channels, locations]);
}
