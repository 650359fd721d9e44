-- CreateEnum
CREATE TYPE "annotation_kind" AS ENUM ('PROMOTION', 'OUTAGE', 'PRICE_CHANGE', 'OTHER');

-- CreateTable
CREATE TABLE "annotation" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "day" TEXT NOT NULL,
    "kind" "annotation_kind" NOT NULL,
    "text_fr" TEXT,
    "text_en" TEXT,
    "author_id" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "annotation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "annotation_day_idx" ON "annotation"("day", "id");

ALTER TABLE "annotation" ADD CONSTRAINT "annotation_text_check" CHECK (text_fr IS NOT NULL OR text_en IS NOT NULL);
