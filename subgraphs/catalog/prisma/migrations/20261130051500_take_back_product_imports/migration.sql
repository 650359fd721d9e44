-- Imports of products can be taken back: what each product was before, and after.
CREATE TABLE import_run (
  id serial PRIMARY KEY,
  key text NOT NULL,
  name text NOT NULL,
  begun_at timestamptz(6) NOT NULL,
  finished_at timestamptz(6),
  taken_back_at timestamptz(6)
);
CREATE INDEX import_run_key_idx ON import_run (key);

CREATE TABLE imported_product (
  run_id integer NOT NULL,
  product_id text NOT NULL,
  seq bigserial NOT NULL,
  before_version bigint,
  version bigint NOT NULL,
  before jsonb,
  after jsonb,
  taken_back_at timestamptz(6),
  kept boolean NOT NULL DEFAULT false,
  PRIMARY KEY (run_id, product_id),
  CONSTRAINT imported_product_run_fkey FOREIGN KEY (run_id) REFERENCES import_run (id) ON DELETE CASCADE ON UPDATE NO ACTION
);
CREATE INDEX imported_product_seq_idx ON imported_product (product_id, seq);
