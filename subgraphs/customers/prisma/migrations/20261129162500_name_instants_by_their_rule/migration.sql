ALTER TABLE "consent_act" RENAME COLUMN "confirm_before" TO "confirmation_due_at";
