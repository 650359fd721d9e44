import type { LocationId, OrderId, PosReceiptId, ReturnId, StaffId } from '../../../shared/ids.ts';

/** What somebody has to look at in a receipt. @public named by tables.prisma. */
export type PosRemark = 'CLOCK_IMPLAUSIBLE' | 'IDENTIFIER_PASSED_OVER' | 'PAYMENTS_DIFFER' | 'RETURN_WITHOUT_SALE';

/** How a POS takes and gives money. */
export type PosPaymentKind = 'CARD' | 'CASH' | 'EXTERNAL';

/** Money as the POS said it: less than zero where it was given. */
export interface PosPayment {
  readonly kind: PosPaymentKind;
  readonly amountMinor: bigint;
}

/** The same as JSON keeps them. @public named by tables.prisma. */
export type StoredPosPayments = ReadonlyArray<{ readonly kind: PosPaymentKind; readonly amountMinor: string }>;

/** What a POS numbers its receipts by: two stores may call their terminals alike. */
export interface PosReceiptKey {
  readonly locationId: LocationId;
  readonly terminalCode: string;
  readonly sequence: bigint;
}

/** A receipt as the POS said it, beside what it is booked as. */
export interface PosReceipt extends PosReceiptKey {
  readonly id: PosReceiptId;
  /** The order that it sold; else the one whose goods came back, or what stands for it. */
  readonly orderId: OrderId;
  readonly returnIds: readonly ReturnId[];
  readonly currency: string;
  /** By the clock of the POS. */
  readonly saidAt: Date;
  /** As it counts. */
  readonly occurredAt: Date;
  readonly receivedAt: Date;
  readonly payments: readonly PosPayment[];
  /** What the drawer took more than the lines cost, for there is no smaller coin. */
  readonly roundingMinor: bigint;
  readonly changeMinor: bigint;
  readonly tipMinor: bigint;
  /** What the payments are more than everything that the POS has said of them. */
  readonly differenceMinor: bigint;
  readonly remarks: readonly PosRemark[];
  readonly checkedAt: Date | null;
  readonly checkedByStaffId: StaffId | null;
}
