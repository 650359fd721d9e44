/** @public named by tables.prisma. */
export type TestIntentStatus = 'WAITING' | 'ACTION' | 'AUTHORIZED' | 'CAPTURED' | 'DECLINED' | 'VOIDED';
export type TestNoticeKind = 'AUTHORIZED' | 'DECLINED';

/** A payment as the test provider knows it. */
export interface TestIntent {
  readonly providerKey: string;
  readonly reference: string;
  readonly token: string;
  readonly status: TestIntentStatus;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly returnUrl: string | null;
}

/** A webhook that the test provider still has to send. */
export interface TestWebhook {
  readonly eventId: string;
  readonly providerKey: string;
  readonly kind: TestNoticeKind;
}

export interface NewTestIntent extends TestIntent {
  readonly createdAt: Date;
  /** Webhooks that it will send by itself. */
  readonly webhooks: ReadonlyArray<Omit<TestWebhook, 'providerKey'> & { readonly deliverAt: Date }>;
}
