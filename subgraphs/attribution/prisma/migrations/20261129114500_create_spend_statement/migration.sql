-- CreateEnum
CREATE TYPE "spend_purpose" AS ENUM ('ACQUISITION', 'RETENTION');

-- CreateTable
CREATE TABLE "spend_statement" (
    "version" BIGSERIAL NOT NULL,
    "day" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "campaign" TEXT NOT NULL,
    "purpose" "spend_purpose" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "stated_by" TEXT NOT NULL,
    "stated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spend_statement_pkey" PRIMARY KEY ("version"),
    CONSTRAINT "spend_statement_amount_check" CHECK (amount_minor >= 0)
);

-- CreateIndex
CREATE INDEX "spend_statement_day_idx" ON "spend_statement"("day", "channel", "campaign", "purpose", "currency", "version" DESC);

SELECT passerelle_append_only('spend_statement');
