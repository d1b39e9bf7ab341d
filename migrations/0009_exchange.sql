-- What goes to other institutions' systems and comes back from them (HL7 FHIR).

-- An institution's own system.
CREATE TABLE exchange_system (
  institution TEXT PRIMARY KEY REFERENCES institution (id),
  centre TEXT NOT NULL,
  -- Sealed: where it is, and how we sign in there.
  access BYTEA NOT NULL,
  -- Grows with each change; what shows that a call is theirs is made from it.
  version BIGINT NOT NULL,
  changed_by TEXT NOT NULL REFERENCES staff (id),
  changed_at BIGINT NOT NULL,
  closed_at BIGINT,
  -- How far it was heard, by its own clock.
  upto_at BIGINT NOT NULL,
  -- When it is asked the next time; none once it is closed.
  due_at BIGINT,
  answered_at BIGINT,
  failing_since BIGINT,
  failures BIGINT NOT NULL,
  -- What it answered last, in codes.
  answer TEXT NOT NULL,
  alert TEXT REFERENCES alert (id)
);
CREATE INDEX exchange_system_due ON exchange_system (centre, due_at) WHERE due_at IS NOT NULL;

-- What a system said that cannot be taken in.
CREATE TABLE exchange_oddity (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  institution TEXT NOT NULL REFERENCES institution (id),
  what TEXT NOT NULL,
  -- The referral that it names; perhaps there is none.
  referral TEXT NOT NULL,
  source TEXT NOT NULL,
  source_version BIGINT NOT NULL,
  -- Sealed, as it came.
  evidence BYTEA NOT NULL,
  at BIGINT NOT NULL,
  settled_by TEXT REFERENCES staff (id),
  settled_at BIGINT
);
CREATE UNIQUE INDEX exchange_oddity_once ON exchange_oddity (institution, source, source_version);
CREATE INDEX exchange_oddity_open ON exchange_oddity (centre, at, id) WHERE settled_at IS NULL;
