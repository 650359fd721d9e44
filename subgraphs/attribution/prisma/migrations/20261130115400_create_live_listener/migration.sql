-- CreateTable
CREATE TABLE "live_listener" (
    "process" TEXT NOT NULL,
    "listens_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "live_listener_pkey" PRIMARY KEY ("process")
);

-- CreateTable
CREATE TABLE "live_turn" (
    "singleton" BOOLEAN NOT NULL DEFAULT true,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "live_turn_pkey" PRIMARY KEY ("singleton"),
    CONSTRAINT "live_turn_singleton_check" CHECK (singleton)
);
