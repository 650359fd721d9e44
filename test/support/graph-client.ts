/** What a GraphQL request over HTTP was answered with. */
export interface GraphReply<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data | null | undefined;
  readonly errors: ReadonlyArray<{
    readonly message: string;
    readonly path?: ReadonlyArray<string | number>;
    readonly extensions?: Readonly<Record<string, unknown>>;
  }>;
}

export interface GraphClient {
  /** Sends an operation and answers what came back, errors included. */
  send<Data = Record<string, unknown>>(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
    options?: { readonly token?: string; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<GraphReply<Data>>;
  /** The same for an operation that must succeed: throws what the graph answered otherwise. */
  ask<Data = Record<string, unknown>>(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
    token?: string,
  ): Promise<Data>;
}

/** A client of the public graph, as a storefront would write it. */
export function createGraphClient(url: string): GraphClient {
  async function send<Data>(
    document: string,
    variables: Readonly<Record<string, unknown>> = {},
    options: { readonly token?: string; readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<GraphReply<Data>> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
        ...options.headers,
      },
      body: JSON.stringify({ query: document, variables }),
    });
    const body = (await response.json()) as { data?: Data | null; errors?: GraphReply<Data>['errors'] };
    return { status: response.status, headers: response.headers, data: body.data, errors: body.errors ?? [] };
  }
  return {
    send,
    async ask<Data>(document: string, variables?: Readonly<Record<string, unknown>>, token?: string): Promise<Data> {
      const reply = await send<Data>(document, variables, token === undefined ? {} : { token });
      if (reply.errors.length > 0 || !reply.data) {
        throw new Error(`HTTP ${reply.status}: ${JSON.stringify(reply.errors, null, 1)}`);
      }
      return reply.data;
    },
  };
}
