-- CreateEnum
CREATE TYPE "figure_scope_kind" AS ENUM ('ALL', 'CHANNEL', 'STORE');

-- CreateEnum
CREATE TYPE "alert_direction" AS ENUM ('ABOVE', 'BELOW');

-- CreateEnum
CREATE TYPE "alert_state" AS ENUM ('NORMAL', 'PENDING', 'FIRING', 'RECOVERING');

-- CreateTable
CREATE TABLE "goal" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "metric" TEXT NOT NULL,
    "scope" "figure_scope_kind" NOT NULL,
    "scope_key" TEXT NOT NULL,
    "starts_on" TEXT NOT NULL,
    "ends_before" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "target" BIGINT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "goal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_rule" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "metric" TEXT NOT NULL,
    "scope" "figure_scope_kind" NOT NULL,
    "scope_key" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "direction" "alert_direction" NOT NULL,
    "threshold" BIGINT NOT NULL,
    "days" INTEGER NOT NULL,
    "hold_minutes" INTEGER NOT NULL,
    "cool_down_minutes" INTEGER NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "state" "alert_state" NOT NULL DEFAULT 'NORMAL',
    "state_since" TIMESTAMPTZ(3) NOT NULL,
    "figure" BIGINT,
    "observations" INTEGER NOT NULL DEFAULT 0,
    "checked_at" TIMESTAMPTZ(3),
    "check_number" BIGINT NOT NULL DEFAULT 0,
    "leased_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_change" (
    "alert_rule_id" TEXT NOT NULL,
    "check_number" BIGINT NOT NULL,
    "before" "alert_state" NOT NULL,
    "after" "alert_state" NOT NULL,
    "figure" BIGINT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_change_pkey" PRIMARY KEY ("alert_rule_id","check_number")
);

-- CreateIndex
CREATE INDEX "goal_page_idx" ON "goal"("starts_on", "id");

-- CreateIndex
CREATE UNIQUE INDEX "goal_once_key" ON "goal"("metric", "scope", "scope_key", "starts_on", "ends_before", "currency");

-- AddForeignKey
ALTER TABLE "alert_change" ADD CONSTRAINT "alert_change_alert_rule_id_fkey" FOREIGN KEY ("alert_rule_id") REFERENCES "alert_rule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "goal" ADD CONSTRAINT "goal_period_check" CHECK (starts_on < ends_before);
ALTER TABLE "goal" ADD CONSTRAINT "goal_scope_check" CHECK ((scope = 'ALL') = (scope_key = ''));
ALTER TABLE "alert_rule" ADD CONSTRAINT "alert_rule_scope_check" CHECK ((scope = 'ALL') = (scope_key = ''));
ALTER TABLE "alert_change" ADD CONSTRAINT "alert_change_state_check" CHECK (before <> after);
SELECT passerelle_append_only('alert_change');
