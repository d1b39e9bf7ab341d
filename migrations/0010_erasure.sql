-- Erasing a caller for good, and the rotation of the key that wraps all others.

-- Shredded then: nothing is left in `wrapped`. The row stays for those that refer to it.
ALTER TABLE seal_key ADD COLUMN erased_at BIGINT;
-- What was erased: ids, codes and numbers; never a word of the caller.
CREATE TABLE caller_erasure (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  ground TEXT NOT NULL,
  erased_by TEXT NOT NULL REFERENCES staff (id),
  erased_at BIGINT NOT NULL,
  -- How much went, and what the law keeps.
  gone TEXT NOT NULL,
  kept TEXT NOT NULL,
  -- When it was wiped from the database's files; none until then.
  wiped_at BIGINT
);
CREATE INDEX caller_erasure_by_age ON caller_erasure (centre, erased_at, id);
CREATE INDEX caller_erasure_unwiped ON caller_erasure (centre, erased_at) WHERE wiped_at IS NULL;
CREATE TABLE caller_erasure_session (
  session TEXT PRIMARY KEY REFERENCES session (id),
  erasure TEXT NOT NULL REFERENCES caller_erasure (id)
);
CREATE INDEX caller_erasure_session_by_erasure ON caller_erasure_session (erasure, session);

-- Rotations of the key file: when the new wrapping key was made, and since when no older one is in the file.
CREATE TABLE key_rotation (
  centre TEXT NOT NULL,
  begun_at BIGINT NOT NULL,
  finished_at BIGINT NOT NULL,
  PRIMARY KEY (centre, begun_at)
);
-- When the newest wrapping key was made that a node knows.
ALTER TABLE node ADD COLUMN keys_at BIGINT;
