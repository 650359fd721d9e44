-- CreateTable
CREATE TABLE "arriving_history" (
    "singleton" BOOLEAN NOT NULL DEFAULT true,
    "starts_on" TEXT NOT NULL,
    "whole_from" TEXT NOT NULL,
    "arrived_orders" INTEGER NOT NULL,
    "expected_orders" INTEGER NOT NULL,
    "expected_at" TIMESTAMPTZ(3),

    CONSTRAINT "arriving_history_pkey" PRIMARY KEY ("singleton"),
    CONSTRAINT "arriving_history_singleton_check" CHECK (singleton)
);
