import type { Formats } from '../../../i18n/format.ts';
import type { Translate } from '../../../i18n/use-messages.ts';
import type { customerMessages } from './messages.ts';
import type { TimelineEntry } from './resource.ts';

/** The text of an entry beside its kind: a word, a figure on the right, and what stands below. */
export interface TimelineWords {
  readonly word: string;
  readonly figure: string;
  readonly note: readonly string[];
}

const NOTHING: TimelineWords = { word: '', figure: '', note: [] };

/** Describes an entry in the reader's language; one of a kind that is not known gives no text. */
export function wordEntry(
  entry: TimelineEntry,
  t: Translate<typeof customerMessages.en>,
  formats: Formats,
): TimelineWords {
  const amount = (money: { readonly amount: string; readonly currencyCode: string }, sign = 1) =>
    formats.money(sign * Number(money.amount), money.currencyCode).text;
  switch (entry.__typename) {
    case 'PointsTimelineEntry':
      return { ...NOTHING, word: t(`pointsKind.${entry.loyaltyEntryKind}`), figure: formats.signed(entry.points) };
    case 'InteractionTimelineEntry': {
      const { note, sentiment, staffMember } = entry.interaction ?? {};
      const mood = sentiment ? t(`sentiment.${sentiment > 0 ? 'happy' : 'unhappy'}`) : undefined;
      const parts = [staffMember?.name, mood, note].filter((part) => typeof part === 'string');
      return { ...NOTHING, word: t(`interaction.${entry.interactionKind}`), note: parts };
    }
    case 'OrderTimelineEntry':
      return { ...NOTHING, figure: amount(entry.total) };
    case 'ReturnTimelineEntry':
      return { ...NOTHING, figure: amount(entry.amountRefunded, -1) };
    case 'GiftCardTimelineEntry':
      return { ...NOTHING, figure: amount(entry.amountMoved) };
    case 'MergeTimelineEntry':
      return { ...NOTHING, word: t(`mergeEvent.${entry.mergeEventKind}`) };
    default:
      return NOTHING;
  }
}
