-- CreateTable
CREATE TABLE "lifetime_fit" (
    "currency_code" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "computed_at" TIMESTAMPTZ(3),
    "day" TEXT,
    "data_version" TEXT,
    "alias_version" BIGINT NOT NULL DEFAULT 0,
    "result" JSONB,

    CONSTRAINT "lifetime_fit_pkey" PRIMARY KEY ("currency_code")
);
