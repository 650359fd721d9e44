import { createInterface } from 'node:readline';
import type { Pool } from 'undici';
import { z } from 'zod';
import { outgoingHeaders } from '#kernel/ports/transport.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import type { Push, PushRequest, PushSubscription } from '#kernel/runtime/push.ts';

/** Milliseconds before a lost upstream stream is opened again. */
const REOPEN_AFTER_MS = 1_000;

const opening = z.object({ topics: z.array(z.string()), position: z.string() });
const pushed = z.union([
  z.literal('reset'),
  z.object({
    type: z.string(),
    id: z.string(),
    version: z.number().optional(),
    position: z.string().optional(),
  }),
]);

type Lines = AsyncIterator<string>;

/** Listens to a remote subgraph's topics; a stream that is lost continues where it was. */
export function createPushTails(pool: Pool, credential: string) {
  const open = new Set<AbortController>();

  async function request({ topics, actor, after }: PushRequest, signal: AbortSignal): Promise<Lines | undefined> {
    const search = new URLSearchParams({ topics: topics.join(), ...(after === undefined ? {} : { after }) });
    const headers = outgoingHeaders(createRequestContext({ actor }), credential);
    const response = await pool.request({
      path: `/stream?${search}`,
      method: 'GET',
      headers,
      signal,
      bodyTimeout: 0,
    });
    if (response.statusCode === 200) return createInterface({ input: response.body })[Symbol.asyncIterator]();
    await response.body.dump();
    return undefined;
  }

  async function readOpening(lines: Lines): Promise<z.infer<typeof opening>> {
    const { value } = await lines.next();
    return opening.parse(JSON.parse(String(value)));
  }

  async function readPushes(lines: Lines, listener: (told: Push) => void): Promise<void> {
    for (let line = await lines.next(); !line.done; line = await lines.next())
      listener(pushed.parse(JSON.parse(line.value)));
  }

  async function follow(asked: PushRequest, signal: AbortSignal, first: Lines, from: string): Promise<void> {
    let after = from;
    let lines: Lines | undefined = first;
    const listener = (told: Push) => {
      if (told !== 'reset') after = told.position ?? after;
      asked.listener(told);
    };
    while (!signal.aborted) {
      try {
        if (!lines) {
          lines = await request({ ...asked, after }, signal);
          if (lines) await readOpening(lines);
        }
        if (lines) await readPushes(lines, listener);
      } catch {
        // The subgraph is down or stopping: listeners keep their streams and receive the changes once it is back.
      }
      lines = undefined;
      if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, REOPEN_AFTER_MS));
    }
  }

  return {
    async subscribe(asked: PushRequest): Promise<PushSubscription | undefined> {
      const abort = new AbortController();
      const lines = await request(asked, abort.signal).catch(() => undefined);
      const opened = lines && (await readOpening(lines).catch(() => undefined));
      if (!lines || !opened) return undefined;
      const { topics, position } = opened;
      open.add(abort);
      void follow(asked, abort.signal, lines, position);
      const stop = () => {
        open.delete(abort);
        abort.abort();
      };
      return { topics, position, stop };
    },
    close() {
      for (const abort of open) abort.abort();
      open.clear();
    },
  };
}
