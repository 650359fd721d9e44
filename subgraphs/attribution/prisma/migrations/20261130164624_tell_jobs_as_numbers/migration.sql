-- What a job came to as numbers and names of files, which each reader gets in their own words.
ALTER TABLE job
  ADD COLUMN counts jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN files text[] DEFAULT ARRAY[]::text[];
