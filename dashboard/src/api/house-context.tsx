import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { assignSeries, OTHER, type SeriesStyle } from '../theme/series.ts';
import type { HouseCommands } from './commands.ts';
import type { HouseResult } from './generated/operations.ts';

const CommandsContext = createContext<HouseCommands | null>(null);

export function CommandsProvider({ commands, children }: { commands: HouseCommands; children: ReactNode }) {
  return <CommandsContext.Provider value={commands}>{children}</CommandsContext.Provider>;
}

export function useCommands(): HouseCommands {
  const commands = useContext(CommandsContext);
  if (!commands) throw new Error('useCommands needs a CommandsProvider');
  return commands;
}

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
