-- Column mappings of files, orders typed in (IN-1, IN-4).

-- What a person said about the columns of a file that no platform's table fits; `shape` = its column names, sorted.
CREATE TABLE file_mappings (
  id INTEGER PRIMARY KEY,
  shape TEXT NOT NULL UNIQUE CHECK (shape <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  changed_at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  used_at INTEGER,
  uses INTEGER NOT NULL DEFAULT 0 CHECK (uses >= 0)
) STRICT;

-- The text that an order was typed in from, as it was pasted.
CREATE TABLE typed_orders (
  order_id INTEGER PRIMARY KEY REFERENCES orders (id),
  at INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  channel TEXT NOT NULL,
  source_text TEXT NOT NULL,
  -- Equal for two orders out of one and the same text: the second needs a yes.
  text_print TEXT NOT NULL
) STRICT;
CREATE INDEX typed_orders_by_print ON typed_orders (text_print);
CREATE TRIGGER typed_orders_are_never_changed BEFORE UPDATE ON typed_orders BEGIN SELECT RAISE(ABORT, 'the text of a typed order stays as it was'); END;

-- Numbers given to typed-in orders, counted by day.
CREATE TABLE typed_order_days (
  day TEXT PRIMARY KEY,
  last_number INTEGER NOT NULL CHECK (last_number > 0)
) STRICT;
