-- HO-4: a parcel that had left with a collection and was taken back when the collection was open again. Its stub is withdrawn with it,
-- so what the stub said stays here; the parcel may leave again, also more than once.
CREATE TABLE collection_returns (
  id INTEGER PRIMARY KEY,
  collection_id INTEGER NOT NULL REFERENCES collections (id),
  parcel_id INTEGER NOT NULL REFERENCES parcels (id),
  handed_over_at INTEGER NOT NULL,
  -- The signature it had left under, and the hash of its stub.
  signature_id INTEGER REFERENCES collection_signatures (id),
  stub_hash TEXT NOT NULL DEFAULT '',
  -- How many of its orders a platform was told of already; that is undone there, by a person.
  told INTEGER NOT NULL CHECK (told >= 0),
  reason TEXT NOT NULL CHECK (reason <> ''),
  at INTEGER NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX collection_returns_by_collection ON collection_returns (collection_id);
CREATE INDEX collection_returns_by_parcel ON collection_returns (parcel_id);
CREATE TRIGGER collection_returns_stay BEFORE UPDATE ON collection_returns BEGIN SELECT RAISE(ABORT, 'what was taken back stays written'); END;
CREATE TRIGGER collection_returns_are_kept BEFORE DELETE ON collection_returns BEGIN SELECT RAISE(ABORT, 'what was taken back stays written'); END;
-- WH-1: the picture of an article lies in the media folder under its hash.
CREATE INDEX skus_by_picture ON skus (picture_id) WHERE picture_id IS NOT NULL;
-- ST-3: the date that an open claim waits for (nextDateOf), so that the list is read a page at a time and reminders without the rest.
ALTER TABLE claims ADD COLUMN next_at INTEGER GENERATED ALWAYS AS (
  CASE WHEN closed_at IS NOT NULL THEN NULL
    WHEN state = 'opened' AND deadline_at IS NOT NULL AND (follow_up_at IS NULL OR deadline_at <= follow_up_at) THEN deadline_at
    ELSE coalesce(follow_up_at, 9007199254740991) END) VIRTUAL;
CREATE INDEX claims_next ON claims (next_at, id) WHERE closed_at IS NULL;
CREATE INDEX claims_by_state ON claims (state);
