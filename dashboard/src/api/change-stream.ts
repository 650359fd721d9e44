/** The part of a browser's `EventSource` that is used. */
export interface EventStream {
  addEventListener(event: string, listener: (told: { readonly lastEventId: string }) => void): void;
  close(): void;
}

interface ChangeStreamOptions {
  /** Names of the events that tell a change. */
  readonly events: readonly string[];
  /** Makes the address of a stream that goes on after an event; of each, one stream can be opened. */
  makeAddress(after: string | undefined): Promise<string>;
  open(address: string): EventStream;
  /** Something changed, or may have while nobody listened. */
  onChange(): void;
  /** Whether changes are told from now on. */
  onState(isOpen: boolean): void;
}

/** Milliseconds after which an opened stream that says nothing counts as failed: something between keeps it back. */
const READY_WITHIN_MS = 10_000;
/** Milliseconds before the next try after the first failure; doubled after each further one. */
const FIRST_PAUSE_MS = 2_000;
const MAX_PAUSE_MS = 60_000;

/**
 * Listens until the function that it answers is called. A stream that was cut is opened again at once, after the last
 * event that it told; one that cannot be opened is tried again later, less and less often.
 */
export function followChanges(options: ChangeStreamOptions): () => void {
  const { events, makeAddress, open, onChange, onState } = options;
  let stream: EventStream | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let after: string | undefined;
  let failures = 0;
  let isOver = false;

  function leave(): void {
    clearTimeout(timer);
    stream?.close();
    stream = undefined;
  }

  function fail(): void {
    leave();
    if (isOver) return;
    failures += 1;
    onState(false);
    timer = setTimeout(start, Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1)));
  }

  function begin(address: string): void {
    const opened = open(address);
    stream = opened;
    let isReady = false;
    timer = setTimeout(fail, READY_WITHIN_MS);
    const receive = ({ lastEventId }: { readonly lastEventId: string }) => {
      after = lastEventId || after;
      onChange();
    };
    opened.addEventListener('ready', (told) => {
      clearTimeout(timer);
      isReady = true;
      failures = 0;
      onState(true);
      receive(told);
    });
    for (const event of ['reset', ...events]) opened.addEventListener(event, receive);
    opened.addEventListener('error', () => {
      if (stream !== opened) return;
      if (!isReady) return fail();
      leave();
      start();
    });
  }

  function start(): void {
    makeAddress(after).then((address) => {
      if (!isOver) begin(address);
    }, fail);
  }

  start();
  return () => {
    isOver = true;
    leave();
  };
}
