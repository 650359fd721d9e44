/** A channel's sum in a report. */
export interface ChannelTotal {
  readonly label: string;
  readonly total: number;
  readonly previous: number | null;
}

/** The headline of the chart of channels. */
export type Headline =
  | { readonly kind: 'overtook'; readonly channel: string; readonly other: string }
  | { readonly kind: 'leads'; readonly channel: string; readonly share: number }
  | { readonly kind: 'single'; readonly channel: string }
  | { readonly kind: 'nothing' };

/** A channel that sells less than this share of the whole is no news, whatever it overtakes. */
const WORTH_SAYING = 0.1;

/**
 * The most telling change of rank against the comparison (the overtaker that sells most), else who leads.
 * Channels must be the finest the report knows; their totals may be zero.
 */
export function headlineOf(channels: readonly ChannelTotal[]): Headline {
  const ranked = channels.filter((channel) => channel.total > 0).sort((a, b) => b.total - a.total);
  const [leader] = ranked;
  if (!leader) return { kind: 'nothing' };
  if (ranked.length === 1) return { kind: 'single', channel: leader.label };
  const sum = ranked.reduce((total, channel) => total + channel.total, 0);
  for (const [index, channel] of ranked.entries()) {
    const { previous } = channel;
    if (previous === null || channel.total < WORTH_SAYING * sum) continue;
    const overtaken = ranked.slice(index + 1).find((other) => other.previous !== null && other.previous > previous);
    if (overtaken) return { kind: 'overtook', channel: channel.label, other: overtaken.label };
  }
  return { kind: 'leads', channel: leader.label, share: leader.total / sum };
}
