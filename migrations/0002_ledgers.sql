-- What leaves the house, and the ledgers that decide who is routed to.

-- Outbox: one row for each thing to be sent, written in the transaction that asked for it.
CREATE TABLE delivery_word (code TEXT PRIMARY KEY);
INSERT INTO delivery_word (code) VALUES ('pending'), ('sending'), ('accepted'), ('unknown'), ('failed'), ('expired'),
  ('suppressed'), ('cancelled');
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  channel TEXT NOT NULL,
  purpose TEXT NOT NULL,
  -- The same occasion never makes a second row: purpose, person, period, distance.
  occasion TEXT NOT NULL,
  staff TEXT REFERENCES staff (id),
  message BYTEA NOT NULL,
  state TEXT NOT NULL REFERENCES delivery_word (code),
  attempt BIGINT NOT NULL,
  perhaps_arrived_at BIGINT,
  because TEXT,
  due_at BIGINT,
  claim BIGINT,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  settled_at BIGINT,
  answer TEXT,
  -- What asks a human to look at it; perhaps settled since.
  alert TEXT REFERENCES alert (id)
);
CREATE UNIQUE INDEX outbox_by_occasion ON outbox (centre, occasion);
CREATE INDEX outbox_due ON outbox (centre, channel, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX outbox_by_age ON outbox (centre, created_at, id);
CREATE TABLE outbox_channel (
  centre TEXT NOT NULL,
  channel TEXT NOT NULL,
  failures BIGINT NOT NULL,
  open_until BIGINT,
  PRIMARY KEY (centre, channel)
);

-- What the counting rules need to know of a person.
CREATE TABLE employment (
  staff TEXT PRIMARY KEY REFERENCES staff (id),
  employed_from TEXT NOT NULL,
  leaves TEXT NOT NULL,
  email BYTEA NOT NULL
);
-- Each version of the rules holds from a day.
CREATE TABLE ledger_rules (
  centre TEXT NOT NULL,
  from_day TEXT NOT NULL,
  rules TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by TEXT,
  PRIMARY KEY (centre, from_day)
);

-- Training. A correction is a row of its own that names the first one (root).
CREATE TABLE course (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  content TEXT NOT NULL,
  minutes BIGINT NOT NULL,
  valid_months BIGINT,
  created_at BIGINT NOT NULL
);
CREATE INDEX course_by_title ON course (centre, title, id);
CREATE TABLE training (
  id TEXT PRIMARY KEY,
  root TEXT NOT NULL,
  origin TEXT NOT NULL,
  centre TEXT NOT NULL,
  course TEXT NOT NULL REFERENCES course (id),
  on_day TEXT NOT NULL,
  minutes BIGINT NOT NULL,
  trainer TEXT NOT NULL REFERENCES staff (id),
  -- Sealed: who spoke, where, what was handed out.
  details BYTEA NOT NULL,
  organiser TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at BIGINT NOT NULL,
  reason BYTEA NOT NULL,
  withdrawn_at BIGINT,
  superseded_at BIGINT
);
CREATE INDEX training_by_day ON training (centre, on_day, root) WHERE superseded_at IS NULL;
CREATE INDEX training_by_root ON training (root, recorded_at);
CREATE TABLE enrolment (
  training TEXT NOT NULL,
  staff TEXT NOT NULL REFERENCES staff (id),
  at BIGINT NOT NULL,
  by_staff TEXT NOT NULL,
  PRIMARY KEY (training, staff)
);
CREATE INDEX enrolment_by_staff ON enrolment (staff, training);
CREATE TABLE attendance (
  id TEXT PRIMARY KEY,
  training TEXT NOT NULL,
  staff TEXT NOT NULL REFERENCES staff (id),
  result TEXT NOT NULL,
  origin TEXT NOT NULL,
  confirmed_by TEXT NOT NULL,
  confirmed_at BIGINT NOT NULL,
  superseded_at BIGINT
);
CREATE UNIQUE INDEX attendance_standing ON attendance (training, staff) WHERE superseded_at IS NULL;
CREATE INDEX attendance_by_staff ON attendance (staff) WHERE superseded_at IS NULL;

-- Spreadsheets taken, by the digest of their bytes: the same file again is answered the same.
CREATE TABLE ledger_import (
  centre TEXT NOT NULL,
  digest TEXT NOT NULL,
  by_staff TEXT NOT NULL,
  at BIGINT NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (centre, digest)
);

-- Supervision. Points and what became of the last ones are sealed.
CREATE TABLE supervision (
  id TEXT PRIMARY KEY,
  root TEXT NOT NULL,
  origin TEXT NOT NULL,
  centre TEXT NOT NULL,
  kind TEXT NOT NULL,
  supervisor TEXT NOT NULL REFERENCES staff (id),
  on_day TEXT NOT NULL,
  minutes BIGINT NOT NULL,
  points BYTEA NOT NULL,
  previous BYTEA NOT NULL,
  recorded_at BIGINT NOT NULL,
  reason BYTEA NOT NULL,
  withdrawn_at BIGINT,
  superseded_at BIGINT
);
CREATE INDEX supervision_by_day ON supervision (centre, on_day, root) WHERE superseded_at IS NULL;
CREATE INDEX supervision_by_root ON supervision (root, recorded_at);
CREATE TABLE supervision_person (
  supervision TEXT NOT NULL REFERENCES supervision (id),
  staff TEXT NOT NULL REFERENCES staff (id),
  confirmed_at BIGINT,
  PRIMARY KEY (supervision, staff)
);
CREATE INDEX supervision_person_by_staff ON supervision_person (staff, supervision);
CREATE TABLE supervision_session (
  supervision TEXT NOT NULL REFERENCES supervision (id),
  session TEXT NOT NULL REFERENCES session (id),
  PRIMARY KEY (supervision, session)
);
CREATE INDEX supervision_session_by_session ON supervision_session (session);

-- What the rules make of the ledgers, derived each time an entry or the day changes; routing reads it.
CREATE TABLE standing (
  staff TEXT PRIMARY KEY REFERENCES staff (id),
  word TEXT NOT NULL,
  reasons TEXT NOT NULL,
  on_day TEXT NOT NULL,
  since_at BIGINT NOT NULL
);
