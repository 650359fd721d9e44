-- CreateTable
CREATE TABLE "saved_view" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "owner_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "location_ids" TEXT[],
    "is_shared" BOOLEAN NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "default_view" (
    "staff_id" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "view_id" TEXT NOT NULL,

    CONSTRAINT "default_view_pkey" PRIMARY KEY ("staff_id","path")
);

-- CreateIndex
CREATE INDEX "saved_view_page_idx" ON "saved_view"("path", "is_shared");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_name_key" ON "saved_view"("owner_id", "path", "name");

-- CreateIndex
CREATE INDEX "default_view_view_idx" ON "default_view"("view_id");

-- AddForeignKey
ALTER TABLE "default_view" ADD CONSTRAINT "default_view_view_id_fkey" FOREIGN KEY ("view_id") REFERENCES "saved_view"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_path_check" CHECK (path ~ '^/[a-z][a-z0-9-]*$');
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_search_check" CHECK (search = '' OR search LIKE '?%');
