import {
  CONFLICT_CODES,
  ConflictError,
  DomainError,
  type FieldIssue,
  NotFoundError,
  PortError,
  UnavailableError,
  ValidationError,
} from '#kernel/values/errors.ts';
import {
  InsufficientStockError,
  type LimitedQuantity,
  QuantityLimitedError,
  type Shortfall,
} from '../../shared/stock-errors.ts';
import type { PaymentDeclineCode } from './payment-provider.ts';

/** What a customer reads of a refusal. */
const DECLINED: Readonly<Record<PaymentDeclineCode, string>> = {
  AUTHENTICATION_FAILED: 'The payment was not confirmed with the bank',
  CARD_DECLINED: 'The bank declined the card',
  EXPIRED_CARD: 'The card has expired',
  INSUFFICIENT_FUNDS: 'The account does not hold enough money',
  OTHER: 'The payment was declined',
};

/** The provider refused the payment; nothing was debited. */
export class PaymentDeclinedError extends DomainError {
  readonly code = 'PAYMENT_DECLINED';
  readonly isRetryable = false;
  readonly declineCode: PaymentDeclineCode;
  constructor(declineCode: PaymentDeclineCode) {
    super(DECLINED[declineCode]);
    this.declineCode = declineCode;
  }
  override get details(): unknown {
    return { declineCode: this.declineCode };
  }
}

/** Fewer points are free than the cart asks to use. */
export class InsufficientPointsError extends DomainError {
  readonly code = 'INSUFFICIENT_POINTS';
  readonly isRetryable = false;
  readonly available: number;
  constructor(available: number) {
    super(`Only ${available} points can be used now`);
    this.available = available;
  }
  override get details(): unknown {
    return { available: this.available };
  }
}

/** A gift card of the cart cannot pay. */
export class GiftCardNotUsableError extends DomainError {
  readonly code = 'GIFT_CARD_NOT_USABLE';
  readonly isRetryable = false;
  /** The last letters of the card's code. */
  readonly maskedCode: string;
  constructor(message: string, maskedCode: string) {
    super(message);
    this.maskedCode = maskedCode;
  }
  override get details(): unknown {
    return { maskedCode: this.maskedCode };
  }
}

/** An error as the aborted order keeps it, to be answered again to the same key. @public named by tables.prisma */
export interface StoredFailure {
  readonly code: string;
  readonly message: string;
  readonly details?: unknown;
}

export function storeFailure(error: DomainError): StoredFailure {
  const { code, message, details } = error;
  return details === undefined ? { code, message } : { code, message, details };
}

/** The typed error of a code, from another domain's port or from the aborted order. */
export function restoreFailure({ code, message, details }: StoredFailure): DomainError {
  const facts = (details ?? {}) as {
    lines?: Shortfall[];
    limits?: LimitedQuantity[];
    available?: number;
    declineCode?: PaymentDeclineCode;
    maskedCode?: string;
    issues?: FieldIssue[];
    currentVersion?: number;
  };
  const conflict = CONFLICT_CODES.find((known) => known === code);
  if (conflict) return new ConflictError(message, conflict, facts.currentVersion);
  switch (code) {
    case 'INSUFFICIENT_STOCK':
      return new InsufficientStockError(
        (facts.lines ?? []).map(({ variantId, requested, available }) => ({ variantId, requested, available })),
      );
    case 'QUANTITY_LIMITED':
      return new QuantityLimitedError(facts.limits ?? []);
    case 'PAYMENT_DECLINED':
      return new PaymentDeclinedError(facts.declineCode ?? 'OTHER');
    case 'INSUFFICIENT_POINTS':
      return new InsufficientPointsError(facts.available ?? 0);
    case 'GIFT_CARD_NOT_USABLE':
      return new GiftCardNotUsableError(message, facts.maskedCode ?? '');
    case 'VALIDATION':
      return new ValidationError(facts.issues ?? [{ path: 'input', issueCode: 'NOT_ALLOWED', message }]);
    case 'NOT_FOUND':
      return Object.assign(new NotFoundError('entity'), { message });
    default:
      return new PortError(message, code, false, details);
  }
}

/** Failures of other domains as this domain's own errors; an internal error of theirs is transient, a limit leaves as it is. */
export function translatePortError(error: unknown): unknown {
  if (!(error instanceof PortError) || error.code === 'RATE_LIMITED') return error;
  if (error.isRetryable || error.code === 'INTERNAL') {
    return Object.assign(new UnavailableError('Something that this needs failed; try again'), { cause: error });
  }
  return restoreFailure(error);
}
