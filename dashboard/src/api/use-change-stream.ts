import { useEffect, useEffectEvent, useState } from 'react';
import { useClient } from './BackendContext.tsx';
import { followChanges } from './change-stream.ts';
import { createStreamTicketDocument } from './generated/customers/sessions.ts';

/** Milliseconds in which the changes of one moment gather: what they change is read again once. */
const GATHER_MS = 100;

/** What one page listens to. */
interface Changes {
  readonly topics: readonly string[];
  /** Names of the events that the topics tell. */
  readonly events: readonly string[];
}

/**
 * Calls back when something of these topics changed, while the page is seen.
 * @param changes the same object at each rendering
 * @returns whether changes are told at the moment; undefined until that is known
 */
export function useChangeStream(changes: Changes, onChange: () => void): boolean | undefined {
  const client = useClient();
  const [isOpen, setOpen] = useState<boolean>();
  const tell = useEffectEvent(onChange);
  useEffect(() => {
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const gather = () => {
      gathering ??= setTimeout(() => {
        gathering = undefined;
        tell();
      }, GATHER_MS);
    };
    const begin = () =>
      followChanges({
        events: changes.events,
        async makeAddress(after) {
          const input = { topics: changes.topics, ...(after === undefined ? {} : { after }) };
          const { createStreamTicket: made } = await client.request(createStreamTicketDocument, { input });
          if (made.__typename !== 'CreateStreamTicketPayload') throw new Error(made.message);
          // The dashboard is served beside the stream, and may be reached by another name than the shop's own.
          const { pathname, search } = new URL(made.streamTicket.url);
          return pathname + search;
        },
        open: (address) => new EventSource(address),
        onChange: gather,
        onState: setOpen,
      });
    let end = document.hidden ? undefined : begin();
    const turn = () => {
      end?.();
      end = document.hidden ? undefined : begin();
    };
    document.addEventListener('visibilitychange', turn);
    return () => {
      document.removeEventListener('visibilitychange', turn);
      clearTimeout(gathering);
      end?.();
    };
  }, [client, changes]);
  return isOpen;
}
