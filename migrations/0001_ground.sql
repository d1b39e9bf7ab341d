-- Ground: journal, people, sessions. One dialect for SQLite and PostgreSQL; README.md beside this file has the rules.

-- Closed words: a new value is an INSERT.
CREATE TABLE stage (code TEXT PRIMARY KEY);
INSERT INTO stage (code) VALUES ('waiting'), ('offered'), ('held'), ('detached'), ('wrap_up'), ('closed');
CREATE TABLE risk_tier (code TEXT PRIMARY KEY);
INSERT INTO risk_tier (code) VALUES ('none'), ('low'), ('moderate'), ('high'), ('imminent');
CREATE TABLE presence_word (code TEXT PRIMARY KEY);
INSERT INTO presence_word (code) VALUES ('available'), ('break'), ('meal'), ('supervision'), ('training'), ('away');
CREATE TABLE role_word (code TEXT PRIMARY KEY);
INSERT INTO role_word (code) VALUES ('operator'), ('supervisor'), ('crisis_lead'), ('crisis_member'),
  ('registry_clerk'), ('physician'), ('duty_officer'), ('liaison'), ('system_admin'), ('security_admin'), ('auditor'),
  ('privacy_officer');

-- The centre and its head: lock, audit number and resume position in one row.
CREATE TABLE centre (
  id TEXT PRIMARY KEY,
  settings TEXT NOT NULL,
  settings_at BIGINT NOT NULL,
  mark TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE TABLE journal_head (
  centre TEXT PRIMARY KEY,
  seq BIGINT NOT NULL,
  hash BYTEA NOT NULL,
  last_at BIGINT NOT NULL
);
CREATE TABLE journal (
  centre TEXT NOT NULL,
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  subject TEXT,
  facts TEXT NOT NULL,
  hash BYTEA NOT NULL,
  PRIMARY KEY (centre, seq)
);
CREATE INDEX journal_by_subject ON journal (subject, seq) WHERE subject IS NOT NULL;

-- Client-made ids of commands other than lines, with a keyed digest of the body and the answer given.
CREATE TABLE command (
  id TEXT PRIMARY KEY,
  digest BYTEA NOT NULL,
  answer TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX command_by_age ON command (at);

-- Keys that seal private text, each wrapped by the key file's; deleting one shreds what it sealed.
CREATE TABLE seal_key (
  id TEXT PRIMARY KEY,
  wrapped BYTEA NOT NULL,
  created_at BIGINT NOT NULL
);

-- The one-time code of the first set-up.
CREATE TABLE set_up (
  centre TEXT PRIMARY KEY,
  code_hash BYTEA NOT NULL,
  created_at BIGINT NOT NULL,
  used_at BIGINT
);

-- People.
CREATE TABLE staff (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  username TEXT NOT NULL,
  name BYTEA NOT NULL,
  badge TEXT NOT NULL,
  languages TEXT NOT NULL,
  gender TEXT,
  grade TEXT NOT NULL,
  password TEXT NOT NULL,
  password_at BIGINT NOT NULL,
  must_change_at BIGINT,
  failures BIGINT NOT NULL,
  locked_until BIGINT,
  disabled_at BIGINT,
  last_sign_in_at BIGINT,
  created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX staff_username ON staff (username);
CREATE TABLE staff_role (
  staff TEXT NOT NULL REFERENCES staff (id),
  role TEXT NOT NULL REFERENCES role_word (code),
  PRIMARY KEY (staff, role)
);
-- Decisions are numbered for each person: two of them may share an instant.
CREATE TABLE qualification (
  staff TEXT NOT NULL REFERENCES staff (id),
  number BIGINT NOT NULL,
  at BIGINT NOT NULL,
  decision TEXT NOT NULL,
  reason BYTEA NOT NULL,
  decided_by TEXT NOT NULL,
  PRIMARY KEY (staff, number)
);
CREATE TABLE presence (
  staff TEXT PRIMARY KEY REFERENCES staff (id),
  word TEXT NOT NULL REFERENCES presence_word (code),
  since_at BIGINT NOT NULL,
  last_offered_at BIGINT NOT NULL
);
-- Which nodes hold a socket of whom. The subject is a staff member or a session.
CREATE TABLE node (
  id TEXT PRIMARY KEY,
  started_at BIGINT NOT NULL,
  lease_until BIGINT NOT NULL
);
CREATE INDEX node_by_lease ON node (lease_until);
CREATE TABLE staff_link (
  staff TEXT NOT NULL,
  node TEXT NOT NULL,
  since_at BIGINT NOT NULL,
  PRIMARY KEY (staff, node)
);
CREATE INDEX staff_link_by_node ON staff_link (node);

-- Signing in.
CREATE TABLE sign_in (
  id TEXT PRIMARY KEY,
  staff TEXT NOT NULL REFERENCES staff (id),
  refresh_hash BYTEA NOT NULL,
  previous_hash BYTEA,
  rotated_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX sign_in_by_staff ON sign_in (staff) WHERE ended_at IS NULL;
CREATE TABLE ticket (
  hash BYTEA PRIMARY KEY,
  audience TEXT NOT NULL,
  subject TEXT NOT NULL,
  sign_in TEXT,
  expires_at BIGINT NOT NULL
);
CREATE INDEX ticket_by_expiry ON ticket (expires_at);

-- Sessions.
CREATE TABLE session (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  alias TEXT NOT NULL,
  channel TEXT NOT NULL,
  direction TEXT NOT NULL,
  language TEXT NOT NULL,
  wished_gender TEXT,
  opened_at BIGINT NOT NULL,
  tier TEXT REFERENCES risk_tier (code),
  reasons TEXT NOT NULL,
  intake TEXT NOT NULL,
  fence BIGINT NOT NULL,
  stage TEXT NOT NULL REFERENCES stage (code),
  queue_rank BIGINT NOT NULL,
  queue_key BIGINT NOT NULL,
  waiting_since BIGINT,
  offer_id TEXT,
  offer_to TEXT,
  offered_at BIGINT,
  offer_expires_at BIGINT,
  offer_because TEXT,
  holder TEXT,
  held_since BIGINT,
  lost_since BIGINT,
  lost_until BIGINT,
  ended_at BIGINT,
  ended_by TEXT,
  closed_at BIGINT,
  caller_gone_at BIGINT,
  caller_node TEXT,
  hand_raised_at BIGINT,
  target_missed_at BIGINT,
  meant_for TEXT,
  secret_hash BYTEA,
  return_hash BYTEA,
  phone_hash BYTEA,
  phone BYTEA,
  seal_key TEXT NOT NULL REFERENCES seal_key (id)
);
CREATE INDEX session_queue ON session (centre, queue_rank, queue_key, id) WHERE stage = 'waiting';
CREATE INDEX session_board ON session (centre, queue_rank, queue_key, id) WHERE stage IN ('waiting', 'offered');
CREATE INDEX session_offered ON session (offer_to) WHERE stage = 'offered';
CREATE INDEX session_open_by_holder ON session (holder) WHERE stage IN ('held', 'detached', 'wrap_up');
CREATE INDEX session_by_return ON session (return_hash, opened_at) WHERE return_hash IS NOT NULL;
CREATE INDEX session_by_phone ON session (phone_hash, opened_at) WHERE phone_hash IS NOT NULL;
CREATE INDEX session_by_caller_node ON session (caller_node) WHERE caller_node IS NOT NULL;
CREATE INDEX session_by_opening ON session (centre, opened_at, id);
-- Who passed on a session, and when.
CREATE TABLE offer_pass (
  session TEXT NOT NULL REFERENCES session (id),
  staff TEXT NOT NULL,
  passed_at BIGINT NOT NULL,
  PRIMARY KEY (session, staff)
);
CREATE TABLE deadline (
  subject TEXT NOT NULL,
  kind TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  PRIMARY KEY (subject, kind)
);
CREATE INDEX deadline_by_due ON deadline (due_at);

-- What was said. The row's journal number names the entry whose digest covers it.
CREATE TABLE line (
  session TEXT NOT NULL,
  seq BIGINT NOT NULL,
  client_id TEXT NOT NULL,
  author TEXT NOT NULL,
  author_id TEXT,
  form TEXT NOT NULL,
  body BYTEA NOT NULL,
  digest BYTEA NOT NULL,
  at BIGINT NOT NULL,
  journal_seq BIGINT NOT NULL,
  PRIMARY KEY (session, seq)
);
-- By the id alone: clients make ids that grow with time, so this index grows at its end.
CREATE UNIQUE INDEX line_by_client ON line (client_id);
CREATE INDEX line_by_journal ON line (journal_seq);
CREATE TABLE receipt (
  session TEXT NOT NULL,
  side TEXT NOT NULL,
  delivered BIGINT NOT NULL,
  seen BIGINT NOT NULL,
  PRIMARY KEY (session, side)
);

-- The record.
CREATE TABLE assessment (
  id TEXT PRIMARY KEY,
  session TEXT NOT NULL REFERENCES session (id),
  at BIGINT NOT NULL,
  by_staff TEXT NOT NULL,
  decided TEXT REFERENCES risk_tier (code),
  suggested TEXT REFERENCES risk_tier (code),
  form BYTEA NOT NULL
);
CREATE INDEX assessment_by_session ON assessment (session, at);
CREATE TABLE wrap_up (
  session TEXT PRIMARY KEY REFERENCES session (id),
  at BIGINT NOT NULL,
  by_staff TEXT NOT NULL,
  codes TEXT NOT NULL,
  summary BYTEA NOT NULL
);
CREATE TABLE note (
  id TEXT PRIMARY KEY,
  session TEXT NOT NULL REFERENCES session (id),
  at BIGINT NOT NULL,
  by_staff TEXT NOT NULL,
  purpose TEXT NOT NULL,
  body BYTEA NOT NULL
);
CREATE INDEX note_by_session ON note (session, at);
CREATE TABLE draft (
  session TEXT NOT NULL REFERENCES session (id),
  kind TEXT NOT NULL,
  body BYTEA NOT NULL,
  saved_at BIGINT NOT NULL,
  PRIMARY KEY (session, kind)
);
-- One row per call that is planned, or one that says why none is possible.
CREATE TABLE follow_up (
  id TEXT PRIMARY KEY,
  session TEXT NOT NULL REFERENCES session (id),
  due_at BIGINT,
  no_contact TEXT
);
CREATE INDEX follow_up_by_due ON follow_up (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX follow_up_by_session ON follow_up (session);
CREATE TABLE rating (
  session TEXT PRIMARY KEY REFERENCES session (id),
  score BIGINT NOT NULL,
  comment BYTEA NOT NULL,
  at BIGINT NOT NULL
);

-- What supervisors are told of, and what callers asked for while nobody was there.
CREATE TABLE alert (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  kind TEXT NOT NULL,
  session TEXT,
  staff TEXT,
  wish BYTEA,
  raised_at BIGINT NOT NULL,
  settled_at BIGINT,
  settled_by TEXT
);
CREATE INDEX alert_open ON alert (centre, raised_at) WHERE settled_at IS NULL;
CREATE INDEX alert_by_session ON alert (session) WHERE settled_at IS NULL;
CREATE TABLE callback (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  language TEXT NOT NULL,
  name BYTEA NOT NULL,
  phone BYTEA NOT NULL,
  phone_hash BYTEA NOT NULL,
  note BYTEA NOT NULL,
  requested_at BIGINT NOT NULL,
  taken_by TEXT,
  taken_at BIGINT,
  outcome TEXT,
  done_at BIGINT,
  seal_key TEXT NOT NULL REFERENCES seal_key (id)
);
CREATE INDEX callback_open ON callback (centre, requested_at, id) WHERE done_at IS NULL;
CREATE INDEX callback_done ON callback (centre, done_at, id) WHERE done_at IS NOT NULL;

-- Articles, places to turn to, canned replies: public text, kept as documents of the protocol.
CREATE TABLE library_item (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  kind TEXT NOT NULL,
  position BIGINT NOT NULL,
  item TEXT NOT NULL
);
CREATE INDEX library_by_position ON library_item (centre, position);
