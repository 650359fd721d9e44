/** The text of a stream of server-sent events, as it comes. */
export interface EventText {
  readonly status: number;
  /** What has come so far. */
  text(): string;
  /** Waits for more. @throws Error when the stream has ended, which names what was sought */
  more(sought: string): Promise<void>;
  close(): Promise<void>;
}

export async function openEventText(url: string, headers: Record<string, string> = {}): Promise<EventText> {
  const response = await fetch(url, { headers });
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  return {
    status: response.status,
    text: () => text,
    async more(sought) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) throw new Error(`the stream ended without ${sought}: ${text}`);
      text += decoder.decode(value);
    },
    close: async () => reader?.cancel(),
  };
}
