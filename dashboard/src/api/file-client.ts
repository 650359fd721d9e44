import type { TokenSource } from './client.ts';
import { fromGraphQLErrors, type GraphQLProblem, networkError } from './errors.ts';

/** How far a file is; the server said how many lines it will have. */
export interface FileProgress {
  readonly lines: number;
  readonly of: number;
}

interface FileOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: FileProgress) => void;
}

/** Files that the server writes while they are read. */
export interface FileClient {
  /** The whole file, by its address beside `/graphql`, which the browser keeps. @throws HttpError when it is refused, or cut before its end */
  read(path: string, request: object, options: FileOptions): Promise<Blob>;
}

const LINE_FEED = 10;

/** @param endpoint the address of `/graphql`, beside which the files stand */
export function createFileClient(endpoint: URL, tokens: TokenSource): FileClient {
  const send = (path: string, request: object, signal: AbortSignal) => {
    const token = tokens.token();
    return fetch(new URL(path, endpoint), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(request),
      signal,
    });
  };
  return {
    async read(path, request, { signal, onProgress }) {
      let response = await send(path, request, signal);
      if (response.status === 401 && tokens.token() !== null && (await tokens.refresh())) {
        await response.body?.cancel();
        response = await send(path, request, signal);
      }
      if (!response.ok || !response.body) throw await refusalOf(response);
      const of = Number(response.headers.get('x-row-count'));
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      // The head is a line, and no row.
      let lines = -1;
      const reader = response.body.getReader();
      try {
        for (let piece = await reader.read(); piece.value; piece = await reader.read()) {
          pieces.push(piece.value);
          lines += countLines(piece.value);
          onProgress({ lines: Math.min(Math.max(lines, 0), of), of });
        }
      } catch (error) {
        if (signal.aborted) throw error;
        throw networkError(0);
      }
      return new Blob(pieces, { type: response.headers.get('content-type') ?? '' });
    },
  };
}

function countLines(piece: Uint8Array): number {
  let count = 0;
  for (let at = piece.indexOf(LINE_FEED); at >= 0; at = piece.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}

async function refusalOf(response: Response): Promise<Error> {
  const answer = (await response.json().catch(() => null)) as { errors?: readonly GraphQLProblem[] } | null;
  return answer?.errors?.[0] ? fromGraphQLErrors(answer.errors) : networkError(response.status);
}
