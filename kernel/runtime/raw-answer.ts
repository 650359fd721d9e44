import type { RawFile, RawRequest, RawResponse, Route } from './area.ts';

/** A response as it is sent: its body is text of a type. */
interface TextAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly location?: string | undefined;
}
/** A file, from the domain itself or passed on as it comes from its process. */
export interface FileAnswer extends Pick<RawFile, 'name' | 'type' | 'rowCount'> {
  readonly status: number;
  write(signal: AbortSignal): AsyncIterable<string | Uint8Array>;
}
export type RawAnswer = TextAnswer | FileAnswer;

/** Answers a request that is not GraphQL; a look at what shows no page is answered 405. */
export async function answerRaw(route: Route, request: RawRequest): Promise<RawAnswer> {
  if (request.method === 'GET' && !route.showsPages) return toAnswer({ status: 405, body: { error: 'use POST' } });
  return toAnswer(await route.handle(request));
}

function toAnswer({ status, body, page, location, file }: RawResponse): RawAnswer {
  if (file) {
    const { name, type, rowCount } = file;
    return { status, name, type, rowCount, write: (signal) => file.write(signal) };
  }
  const isPage = page !== undefined;
  const type = isPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
  return { status, type, text: isPage ? page : JSON.stringify(body), location };
}
