import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type pg from 'pg';

/** What a query sees of its connection while it copies. */
interface CopyConnection {
  readonly stream: NodeJS.WritableStream & { pause(): void; resume(): void; readonly writableNeedDrain: boolean };
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
}

interface CopyHandlers {
  handleCopyData?(message: { readonly chunk: Buffer }, connection: CopyConnection): void;
  handleCopyInResponse?(connection: CopyConnection): void;
}

/** Runs one COPY on the client, which knows the protocol's messages and has no query of its own for them. */
function runCopy(client: pg.ClientBase, statement: string, handlers: CopyHandlers): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0;
    client.query({
      submit: (connection: unknown) => (connection as CopyConnection).query(statement),
      handleCommandComplete: ({ text }: { readonly text: string }) => {
        rows = Number(text.split(' ').at(-1));
      },
      handleError: reject,
      handleReadyForQuery({ stream }: CopyConnection) {
        // Paused at the last rows, and a target that is ended is never drained.
        stream.resume();
        resolve(rows);
      },
      ...handlers,
    } as pg.Submittable);
  });
}

/** Writes what a `COPY ... TO STDOUT` answers. @returns how many rows it was. */
export function copyOut(client: pg.ClientBase, statement: string, target: Writable): Promise<number> {
  let waiting = false;
  return runCopy(client, statement, {
    handleCopyData({ chunk }, { stream }) {
      // A view of the parser's own buffer, which it fills again.
      if (target.write(Buffer.from(chunk)) || waiting) return;
      waiting = true;
      stream.pause();
      target.once('drain', () => {
        waiting = false;
        stream.resume();
      });
    },
  });
}

/** Feeds a `COPY ... FROM STDIN`. @returns how many rows it was. */
export function copyIn(client: pg.ClientBase, statement: string, source: AsyncIterable<Buffer>): Promise<number> {
  return runCopy(client, statement, {
    handleCopyInResponse(connection) {
      feed(connection, source).catch((error: Error) => connection.sendCopyFail(error.message));
    },
  });
}

async function feed(connection: CopyConnection, source: AsyncIterable<Buffer>): Promise<void> {
  for await (const chunk of source) {
    connection.sendCopyFromChunk(chunk);
    if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
  }
  connection.endCopyFrom();
}
