import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { assignSeries, OTHER, type SeriesStyle } from '../theme/series.ts';
import { useCommands } from './BackendContext.tsx';
import type { HouseResult } from './generated/operations.ts';

const EMPTY: HouseResult = { channels: [], locations: [] };

interface House extends HouseResult {
  readonly styleOf: (channel: string) => SeriesStyle;
}

/** Channels and places of the house; read once, since they change a few times a year. */
export function useHouse(): House {
  const commands = useCommands();
  const { data = EMPTY } = useQuery({
    queryKey: ['house'],
    queryFn: () => commands.house(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => {
    const styles = assignSeries(data.channels);
    return { ...data, styleOf: (channel: string) => styles.get(channel) ?? OTHER };
  }, [data]);
}
