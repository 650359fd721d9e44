import { STREAM_TICKET } from './documents.ts';
import { ask } from './shop.ts';

/** Milliseconds before a stream that was cut is opened again. */
const PAUSE_MS = 2_000;

/** Calls back whenever a topic changed, until the function that it answers is called. */
export function listen(topic: string, language: string, onChange: () => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  let after: string | undefined;
  // A ticket opens one stream: each cut needs a new one, which continues where the last event was.
  const open = async () => {
    const input = { topics: [topic], after };
    const { createStreamTicket } = await ask(STREAM_TICKET, { input }, language);
    if (isOver || createStreamTicket?.__typename !== 'CreateStreamTicketPayload') return;
    source = new EventSource(createStreamTicket.streamTicket.url);
    const take = ({ lastEventId }: MessageEvent) => {
      after = lastEventId || after;
      onChange();
    };
    for (const event of ['ready', 'reset', 'order.changed']) source.addEventListener(event, take);
    source.onerror = () => {
      source?.close();
      timer = setTimeout(start, PAUSE_MS);
    };
  };
  const start = () => void open().catch(() => undefined);
  start();
  return () => {
    isOver = true;
    clearTimeout(timer);
    source?.close();
  };
}
