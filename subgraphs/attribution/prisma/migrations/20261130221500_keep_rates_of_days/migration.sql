-- What is known by the day alone, such as spend, counts in the shop's currency by a rate of its day that is kept, as that of
-- an order is. Spend that is there already gets it when its file is imported again.
CREATE TABLE day_rate (
  day text NOT NULL,
  currency char(3) NOT NULL,
  shop_currency char(3) NOT NULL,
  rate text,
  rate_day text,
  source text,
  decided_at timestamptz(3) NOT NULL,
  PRIMARY KEY (day, currency, shop_currency),
  CONSTRAINT day_rate_rate_check CHECK (rate ~ '^[0-9]+([.][0-9]{1,12})?$'),
  CONSTRAINT day_rate_whole_check CHECK ((rate IS NULL) = (rate_day IS NULL) AND (rate IS NULL) = (source IS NULL))
);
