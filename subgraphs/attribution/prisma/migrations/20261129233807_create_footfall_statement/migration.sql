-- CreateTable
CREATE TABLE "footfall_statement" (
    "version" BIGSERIAL NOT NULL,
    "store_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "hour" SMALLINT,
    "visitors" INTEGER,
    "source" TEXT NOT NULL,
    "stated_by" TEXT NOT NULL,
    "stated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "footfall_statement_pkey" PRIMARY KEY ("version")
);

-- CreateIndex
CREATE INDEX "footfall_statement_store_idx" ON "footfall_statement"("store_id", "day", "hour", "version" DESC);

ALTER TABLE "footfall_statement"
    ADD CONSTRAINT "footfall_statement_hour_check" CHECK (hour BETWEEN 0 AND 23),
    ADD CONSTRAINT "footfall_statement_visitors_check" CHECK (visitors >= 0);

SELECT passerelle_append_only('footfall_statement');
