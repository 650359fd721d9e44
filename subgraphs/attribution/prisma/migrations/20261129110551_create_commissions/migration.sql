-- CreateEnum
CREATE TYPE "commission_cause" AS ENUM ('PLACED', 'RETURNED', 'CANCELED');

-- CreateEnum
CREATE TYPE "commission_kind" AS ENUM ('INFLUENCED', 'ASSISTED');

-- CreateEnum
CREATE TYPE "commission_reason" AS ENUM ('ORDER', 'INTERACTION', 'IDENTITY', 'POLICY');

-- CreateTable
CREATE TABLE "commission_policy" (
    "id" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "rules" JSONB NOT NULL,
    "fulfilling_share_ppm" INTEGER NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "commission_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "commission_recalculation" (
    "policy_id" TEXT NOT NULL,
    "placed_at" TIMESTAMPTZ(3),
    "order_id" TEXT,
    "is_done" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "commission_recalculation_pkey" PRIMARY KEY ("policy_id")
);

-- CreateTable
CREATE TABLE "commission_order" (
    "order_id" TEXT NOT NULL,
    "customer_id" TEXT,
    "placed_at" TIMESTAMPTZ(3),
    "facts" JSONB NOT NULL,

    CONSTRAINT "commission_order_pkey" PRIMARY KEY ("order_id")
);

-- CreateTable
CREATE TABLE "commission_interaction" (
    "id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "staff_id" TEXT NOT NULL,
    "location_id" TEXT,
    "kind" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "commission_interaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "commission_entry" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "cause" "commission_cause" NOT NULL,
    "cause_id" TEXT NOT NULL,
    "kind" "commission_kind" NOT NULL,
    "staff_id" TEXT NOT NULL,
    "location_id" TEXT,
    "channel" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "basis_minor" BIGINT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "policy_id" TEXT NOT NULL,
    "interaction_id" TEXT,
    "reason" "commission_reason" NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "booked_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "commission_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revenue_credit" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "cause_id" TEXT NOT NULL,
    "from_location_id" TEXT,
    "to_location_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "policy_id" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revenue_credit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "commission_policy_valid_from_key" ON "commission_policy"("valid_from");

-- CreateIndex
CREATE INDEX "commission_order_customer_idx" ON "commission_order"("customer_id", "placed_at");

-- CreateIndex
CREATE INDEX "commission_order_placed_idx" ON "commission_order"("placed_at", "order_id");

-- CreateIndex
CREATE INDEX "commission_interaction_customer_idx" ON "commission_interaction"("customer_id", "occurred_at");

-- CreateIndex
CREATE INDEX "commission_entry_order_idx" ON "commission_entry"("order_id");

-- CreateIndex
CREATE INDEX "commission_entry_staff_idx" ON "commission_entry"("staff_id", "booked_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "commission_entry_booked_idx" ON "commission_entry"("booked_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "revenue_credit_order_idx" ON "revenue_credit"("order_id");

-- CreateIndex
CREATE INDEX "revenue_credit_occurred_idx" ON "revenue_credit"("occurred_at");

-- Written once: corrections are entries of their own, and a new rule is a version of its own.
SELECT passerelle_append_only('commission_policy');
SELECT passerelle_append_only('commission_entry');
SELECT passerelle_append_only('revenue_credit');
ALTER TABLE "commission_policy" ADD CONSTRAINT "commission_policy_fulfilling_share_check" CHECK (fulfilling_share_ppm BETWEEN 0 AND 1000000);
