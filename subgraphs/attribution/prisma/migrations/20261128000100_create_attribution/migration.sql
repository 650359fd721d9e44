CREATE TABLE "fact_progress" (
    "generation" INTEGER NOT NULL,
    "publisher" TEXT NOT NULL,
    "applied_position" TEXT NOT NULL DEFAULT '0:0',
    "pending_position" TEXT,
    "batch_number" BIGINT NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "fact_progress_pkey" PRIMARY KEY ("generation", "publisher")
);

CREATE TABLE "ingest_batch" (
    "batch_id" TEXT NOT NULL,
    "segment" TEXT NOT NULL,
    "claimed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ingest_batch_pkey" PRIMARY KEY ("batch_id")
);

CREATE TABLE "data_version" (
    "singleton" BOOLEAN NOT NULL DEFAULT true,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "version" BIGINT NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_version_pkey" PRIMARY KEY ("singleton"),
    CONSTRAINT "data_version_singleton_check" CHECK ("singleton")
);

INSERT INTO "data_version" DEFAULT VALUES;
