-- The line to the world outside: connections, what came in by them, what goes out, and parcels on their way (OF-2 … OF-4).

CREATE TABLE connections (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  -- The shop's name on the platform, as its orders carry it.
  account TEXT NOT NULL,
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  -- Keys, sealed by the system's key store; NULL = none are kept (moved to another PC, or the system has no key store).
  sealed_secrets BLOB,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  created_at INTEGER NOT NULL,
  removed_at INTEGER,
  -- Everything that changed there up to this moment of its own clock has been taken in.
  read_until INTEGER,
  -- How it stands, since when, and when it answered last: written when it changes, not at each answer. Why it does not answer, in the words of `Answer`.
  line_state TEXT NOT NULL DEFAULT 'new' CHECK (line_state IN ('new', 'answers', 'silent', 'no_right', 'no_keys')),
  line_since INTEGER,
  answered_at INTEGER,
  trouble TEXT NOT NULL DEFAULT '',
  trouble_words TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX connections_by_account ON connections (kind, account) WHERE removed_at IS NULL;

-- Whose order it is on the platform, so that what is due for a connection is found without looking at the orders.
ALTER TABLE outbox ADD COLUMN account TEXT NOT NULL DEFAULT '';
-- Told by a courier's service instead of the order's platform.
ALTER TABLE outbox ADD COLUMN service TEXT NOT NULL DEFAULT '';
-- It went out and no answer came: it is looked up before it goes out again.
ALTER TABLE outbox ADD COLUMN maybe_done INTEGER NOT NULL DEFAULT 0 CHECK (maybe_done IN (0, 1));
-- Tries in a row that nobody answered while the line was there: the next pause grows with them.
ALTER TABLE outbox ADD COLUMN failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0);
ALTER TABLE outbox ADD COLUMN connection_id INTEGER REFERENCES connections (id);
ALTER TABLE outbox ADD COLUMN decided_by INTEGER REFERENCES staff (id);
ALTER TABLE outbox ADD COLUMN decided_why TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN lane TEXT NOT NULL GENERATED ALWAYS AS (
  CASE WHEN kind IN ('ship', 'close', 'refund') THEN 'order' WHEN kind IN ('waybill_ask', 'waybill_cancel') THEN 'waybill' ELSE kind END
) VIRTUAL;
UPDATE outbox SET account = (SELECT shop_name FROM orders WHERE orders.id = outbox.order_id);
CREATE INDEX outbox_due ON outbox (platform, service, account, kind, ifnull(next_at, 0), id) WHERE state = 'waiting';
CREATE INDEX outbox_held_up ON outbox (order_id, lane, id) WHERE state IN ('waiting', 'sending', 'refused');
CREATE INDEX outbox_by_state ON outbox (state, id);
CREATE TRIGGER outbox_takes_account AFTER INSERT ON outbox WHEN new.account = '' BEGIN
  UPDATE outbox SET account = (SELECT shop_name FROM orders WHERE id = new.order_id) WHERE id = new.id;
END;

CREATE TABLE outbox_attempts (
  id INTEGER PRIMARY KEY,
  outbox_id INTEGER NOT NULL REFERENCES outbox (id),
  connection_id INTEGER REFERENCES connections (id),
  at INTEGER NOT NULL,
  -- `done`, `already`, `found`, or the kind of `Answer`.
  outcome TEXT NOT NULL,
  words TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX outbox_attempts_by_message ON outbox_attempts (outbox_id, id);

-- Orders of a connection that could not be read: shown until they can.
CREATE TABLE inbox_refusals (
  id INTEGER PRIMARY KEY,
  connection_id INTEGER NOT NULL REFERENCES connections (id),
  platform_order_number TEXT NOT NULL,
  code TEXT NOT NULL,
  params TEXT NOT NULL CHECK (json_valid(params)),
  at INTEGER NOT NULL,
  UNIQUE (connection_id, platform_order_number)
) STRICT;

-- Parcels that a courier's service is asked about.
CREATE TABLE followed_parcels (
  parcel_id INTEGER PRIMARY KEY REFERENCES parcels (id),
  state TEXT NOT NULL DEFAULT 'unknown'
    CHECK (state IN ('unknown', 'collected', 'on_the_way', 'out_for_delivery', 'delivered', 'trouble', 'refused', 'returning', 'returned')),
  since INTEGER NOT NULL,
  -- The newest thing that happened to it, by the courier's clock.
  moved_at INTEGER,
  asked_at INTEGER,
  -- NULL = not asked any more.
  ask_next_at INTEGER,
  -- Of the running day, for the service's own limit.
  asked_day TEXT NOT NULL DEFAULT '',
  asked_today INTEGER NOT NULL DEFAULT 0 CHECK (asked_today >= 0),
  failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  trouble_words TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX followed_parcels_to_ask ON followed_parcels (ask_next_at) WHERE ask_next_at IS NOT NULL;
CREATE TABLE parcel_events (
  parcel_id INTEGER NOT NULL REFERENCES parcels (id),
  at INTEGER NOT NULL,
  text TEXT NOT NULL,
  place TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (parcel_id, at, text)
) STRICT, WITHOUT ROWID;

-- A print of the receiver as the platform had it when a person wrote another: a later change there is noticed and never overwrites theirs (OF-3, IN-2).
ALTER TABLE orders ADD COLUMN platform_receiver TEXT;
