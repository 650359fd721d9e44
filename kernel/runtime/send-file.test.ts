import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import type { FileAnswer } from './raw-answer.ts';
import { fileOf, sendFile } from './send-file.ts';

let close: () => void;
afterEach(() => close());

/** Serves one file; answers what the sending of it came to, and the reader's response. */
async function serve(write: FileAnswer['write']): Promise<{ sent: Promise<unknown>; response: IncomingMessage }> {
  const file: FileAnswer = { status: 200, name: 'a.csv', type: 'text/csv; charset=utf-8', rowCount: 3, write };
  let settle: (value: unknown) => void = () => undefined;
  const sent = new Promise<unknown>((done) => {
    settle = done;
  });
  const server = createServer((_request, response) => {
    sendFile(response, file).then(
      () => settle('whole'),
      (error: unknown) => {
        response.destroy();
        settle(error);
      },
    );
  });
  close = () => server.close().closeAllConnections();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const request = get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return { sent, response };
}

/** A megabyte a piece, until it is told to stop; counts those that were asked for. */
function endless() {
  const asked = { pieces: 0, isStopped: false };
  const write: FileAnswer['write'] = async function* (signal) {
    try {
      for (;;) {
        if (signal.aborted) return;
        asked.pieces += 1;
        yield 'x'.repeat(1024 * 1024);
      }
    } finally {
      asked.isStopped = true;
    }
  };
  return { asked, write };
}

it('sends a file under its name, with its rows', async () => {
  const { response } = await serve(async function* () {
    yield 'a;b\r\n';
    yield '1;2\r\n';
  });
  expect(fileOf(response.headers)).toEqual({ name: 'a.csv', type: 'text/csv; charset=utf-8', rowCount: 3 });
  expect(await text(response)).toBe('a;b\r\n1;2\r\n');
});

it('asks for no more than its reader takes, and stops the writing when the reader goes away', async () => {
  const { asked, write } = endless();
  const { sent, response } = await serve(write);
  await new Promise((resolve) => setTimeout(resolve, 300));
  // What the buffers of the two sockets hold.
  const waiting = asked.pieces;
  expect(waiting).toBeLessThan(20);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(asked.pieces).toBe(waiting);
  response.destroy();
  expect(await sent).toBe('whole');
  expect(asked.isStopped).toBe(true);
});

it('writes nothing for a reader who went away before it began', async () => {
  const { asked, write } = endless();
  const sent = new Promise<unknown>((settle) => {
    const server = createServer((request, response) => {
      request.socket.destroy();
      response.once('close', () => {
        const file: FileAnswer = { status: 200, name: 'a.csv', type: 'text/csv', rowCount: 1, write };
        void sendFile(response, file).then(settle, settle);
      });
    });
    close = () => server.close().closeAllConnections();
    server.listen(0, '127.0.0.1', () =>
      get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' }).on('error', () => undefined),
    );
  });
  expect(await sent).toBeUndefined();
  expect(asked.pieces).toBeLessThan(2);
});

it('cuts the connection when the writing fails, so that no part is taken for the whole', async () => {
  const { sent, response } = await serve(async function* () {
    yield 'a;b\r\n';
    await new Promise((resolve) => setTimeout(resolve, 50));
    throw new Error('the engine is gone');
  });
  await expect(text(response)).rejects.toThrow('aborted');
  expect(await sent).toEqual(new Error('the engine is gone'));
});
