ALTER TABLE "commission_policy" RENAME COLUMN "valid_from" TO "effective_at";
ALTER INDEX "commission_policy_valid_from_key" RENAME TO "commission_policy_effective_at_key";
ALTER TABLE "alert_rule" RENAME COLUMN "state_since" TO "state_changed_at";
ALTER TABLE "alert_change" RENAME COLUMN "before" TO "state_before";
ALTER TABLE "alert_change" RENAME COLUMN "after" TO "state_after";
