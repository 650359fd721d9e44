-- CreateTable
CREATE TABLE "exchange_rate_statement" (
    "version" BIGSERIAL NOT NULL,
    "day" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "base" CHAR(3) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "rate" TEXT,
    "stated_by" TEXT NOT NULL,
    "stated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exchange_rate_statement_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "order_rate" (
    "order_id" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "shop_currency" CHAR(3) NOT NULL,
    "day" TEXT NOT NULL,
    "rate" TEXT,
    "rate_day" TEXT,
    "source" TEXT,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_rate_pkey" PRIMARY KEY ("order_id")
);

-- CreateIndex
CREATE INDEX "exchange_rate_statement_day_idx" ON "exchange_rate_statement"("day", "source", "base", "currency", "version" DESC);

ALTER TABLE "exchange_rate_statement"
    ADD CONSTRAINT "exchange_rate_statement_rate_check" CHECK (rate ~ '^[0-9]{1,9}([.][0-9]{1,6})?$' AND rate ~ '[1-9]'),
    ADD CONSTRAINT "exchange_rate_statement_currency_check" CHECK (base <> currency);

ALTER TABLE "order_rate"
    ADD CONSTRAINT "order_rate_rate_check" CHECK (rate ~ '^[0-9]+([.][0-9]{1,12})?$'),
    ADD CONSTRAINT "order_rate_whole_check" CHECK ((rate IS NULL) = (rate_day IS NULL) AND (rate IS NULL) = (source IS NULL));

SELECT passerelle_append_only('exchange_rate_statement');
