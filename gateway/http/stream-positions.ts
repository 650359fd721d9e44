import { MAX_EVENT_ID } from '#kernel/values/topics.ts';

/** How far a stream has told the log of each domain: what a client sends back as `Last-Event-ID`. */
export type StreamPositions = ReadonlyMap<string, string>;

export function writePositions(positions: StreamPositions): string {
  return new URLSearchParams([...positions]).toString();
}

/** Nothing that a client may send is an error: what makes no sense leads to a reset by the domain. */
export function readPositions(id: string | undefined): StreamPositions {
  return new Map(id === undefined || id.length > MAX_EVENT_ID ? [] : new URLSearchParams(id));
}
