/** Asks for what `channelIds` reads. */
export const CHANNELS = '{ channels { id code } }';

/** The ids of the channels of these codes, in their order. */
export function channelIds(
  channels: ReadonlyArray<{ readonly id: string; readonly code: string }>,
  codes: readonly string[],
): string[] {
  return codes.map((code) => {
    const found = channels.find((channel) => channel.code === code);
    if (!found) throw new Error(`no channel ${code}`);
    return found.id;
  });
}
