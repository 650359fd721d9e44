import type { Formats } from '../../../i18n/format.ts';
import type { Translate } from '../../../i18n/use-messages.ts';
import { customerMessages } from './messages.ts';
import type { TimelineEntry } from './resource.ts';

/** The text of an entry beside its type: a word, and a figure on the right. */
export interface TimelineWords {
  readonly word: string;
  readonly figure: string;
}

const { pointsKind: POINT_KINDS, interaction: INTERACTION_KINDS } = customerMessages.en;
type PointKind = keyof typeof POINT_KINDS;
type InteractionKind = keyof typeof INTERACTION_KINDS;

const isPointKind = (kind: string): kind is PointKind => Object.hasOwn(POINT_KINDS, kind);
const isInteractionKind = (kind: string): kind is InteractionKind => Object.hasOwn(INTERACTION_KINDS, kind);

/** Describes an entry by its type and data, in the reader's language; unknown data gives no text. */
export function wordEntry(
  { type, data }: Pick<TimelineEntry, 'type' | 'data'>,
  t: Translate<typeof customerMessages.en>,
  formats: Formats,
): TimelineWords {
  const facts = new Map<string, unknown>(typeof data === 'object' && data !== null ? Object.entries(data) : []);
  const kind = String(facts.get('kind') ?? '');
  switch (type) {
    case 'POINTS':
      return {
        word: isPointKind(kind) ? t(`pointsKind.${kind}`) : '',
        figure: formats.signed(Number(facts.get('points') ?? 0)),
      };
    case 'INTERACTION':
      return { word: isInteractionKind(kind) ? t(`interaction.${kind}`) : '', figure: '' };
    case 'ORDER':
    case 'RETURN':
    case 'CANCELLATION':
    case 'GIFT_CARD': {
      const [amount, currency] = [facts.get('amount'), facts.get('currency')];
      const known = typeof amount === 'string' && typeof currency === 'string';
      const sign = type === 'RETURN' || type === 'CANCELLATION' ? -1 : 1;
      return { word: '', figure: known ? formats.money(sign * Number(amount), currency).text : '' };
    }
    default:
      return { word: '', figure: '' };
  }
}
