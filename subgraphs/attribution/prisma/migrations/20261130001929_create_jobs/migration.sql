-- CreateTable
CREATE TABLE "job" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "is_cancelable" BOOLEAN NOT NULL,
    "step" TEXT,
    "done" INTEGER NOT NULL,
    "expected" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_as" TEXT,
    "outcome" TEXT,
    "cancel_asked_at" TIMESTAMPTZ(3),
    "cancel_asked_by" TEXT,

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "job_started_at_idx" ON "job"("started_at", "id");

ALTER TABLE "job" ADD CONSTRAINT "job_end_check" CHECK ((ended_at IS NULL) = (ended_as IS NULL));
