-- CreateTable
CREATE TABLE "commission_identity" (
    "alias_id" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    "survivor_id" TEXT NOT NULL,
    "stated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "commission_identity_pkey" PRIMARY KEY ("alias_id", "version")
);

-- CreateIndex
CREATE INDEX "commission_identity_survivor_idx" ON "commission_identity"("survivor_id");

-- What was stated before is read from the log once more: its events may be handled again at any time.
UPDATE "event_cursor" SET "position" = '0:0' WHERE "publisher" = 'customers/commissions';
DELETE FROM "inbox" WHERE "handler" = 'commission-identities';
