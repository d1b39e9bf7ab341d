-- The supervisor's desk: who joins a talk, what is searched, reviewed, followed up and reported.

-- Supervisors in a talk that another holds; a row while they are in it.
CREATE TABLE session_guest (
  session TEXT NOT NULL REFERENCES session (id),
  staff TEXT NOT NULL REFERENCES staff (id),
  since_at BIGINT NOT NULL,
  -- Their last console was lost then.
  gone_at BIGINT,
  PRIMARY KEY (session, staff)
);
CREATE INDEX session_guest_by_staff ON session_guest (staff);
-- Consoles that watch a talk in silence; a row while they do. The socket's number is the node's own.
CREATE TABLE session_watch (
  session TEXT NOT NULL REFERENCES session (id),
  staff TEXT NOT NULL REFERENCES staff (id),
  node TEXT NOT NULL,
  socket BIGINT NOT NULL,
  since_at BIGINT NOT NULL,
  PRIMARY KEY (session, node, socket)
);
CREATE INDEX session_watch_by_console ON session_watch (node, socket);
-- Words between supervisor and operator about a session, never the caller's to see. Sealed by the session's key.
CREATE TABLE whisper (
  id TEXT PRIMARY KEY,
  session TEXT NOT NULL REFERENCES session (id),
  -- 1, 2, 3, ... in the session; no line's number.
  seq BIGINT NOT NULL,
  by_staff TEXT NOT NULL REFERENCES staff (id),
  body BYTEA NOT NULL,
  at BIGINT NOT NULL
);
CREATE UNIQUE INDEX whisper_by_session ON whisper (session, seq);
-- An abusive caller may not open a session until then; who says that they are in danger always may.
-- The hash is forgotten when the caller can no longer be blocked, and a block's own when it is over.
ALTER TABLE session ADD COLUMN origin_hash BYTEA;
CREATE INDEX session_with_origin ON session (ended_at) WHERE origin_hash IS NOT NULL;
CREATE TABLE block (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  session TEXT NOT NULL REFERENCES session (id),
  origin_hash BYTEA,
  phone_hash BYTEA,
  reason BYTEA NOT NULL,
  by_staff TEXT NOT NULL REFERENCES staff (id),
  at BIGINT NOT NULL,
  until_at BIGINT NOT NULL,
  lifted_at BIGINT,
  lifted_by TEXT,
  lift_reason BYTEA
);
CREATE INDEX block_by_origin ON block (origin_hash, until_at) WHERE lifted_at IS NULL AND origin_hash IS NOT NULL;
CREATE INDEX block_by_phone ON block (phone_hash, until_at) WHERE lifted_at IS NULL AND phone_hash IS NOT NULL;
CREATE INDEX block_by_end ON block (centre, until_at, id);
ALTER TABLE library_item ADD COLUMN changed_at BIGINT;
ALTER TABLE library_item ADD COLUMN changed_by TEXT;

-- What is known of a session for searching and counting: codes and instants, never words.
CREATE TABLE session_fact (
  session TEXT PRIMARY KEY REFERENCES session (id),
  centre TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  -- The tier the session came with.
  arrival_tier TEXT REFERENCES risk_tier (code),
  -- The first operator who took it, when, after how long, and what the target was then. A phone session's wait is not
  -- known, and has no target.
  first_holder TEXT,
  answered_at BIGINT,
  waited_ms BIGINT,
  target_ms BIGINT,
  ended_at BIGINT
);
CREATE INDEX session_fact_by_opening ON session_fact (centre, opened_at, session);
-- One row for each thing that is true of a session and can be asked for: 'tier:high', 'mark:minor', 'operator:<id>'.
CREATE TABLE session_facet (
  centre TEXT NOT NULL,
  facet TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  session TEXT NOT NULL REFERENCES session (id),
  PRIMARY KEY (centre, facet, opened_at, session)
);
CREATE INDEX session_facet_by_session ON session_facet (session);
CREATE TABLE saved_search (
  id TEXT PRIMARY KEY,
  staff TEXT NOT NULL REFERENCES staff (id),
  -- Sealed by the centre's key.
  name BYTEA NOT NULL,
  query TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX saved_search_by_staff ON saved_search (staff, at, id);
-- Who read somebody else's words: the auditor's list, of everybody and of one reader.
CREATE INDEX journal_readings ON journal (centre, at, seq) WHERE kind IN ('record_opened', 'watch_started');
CREATE INDEX journal_readings_by_actor ON journal (actor, at, seq) WHERE kind IN ('record_opened', 'watch_started');

-- Review of sessions.
CREATE TABLE sample (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  seed TEXT NOT NULL,
  share_percent BIGINT NOT NULL,
  drawn_by TEXT NOT NULL REFERENCES staff (id),
  drawn_at BIGINT NOT NULL
);
CREATE INDEX sample_by_age ON sample (centre, drawn_at, id);
CREATE TABLE sample_session (
  sample TEXT NOT NULL REFERENCES sample (id),
  session TEXT NOT NULL REFERENCES session (id),
  because TEXT NOT NULL,
  PRIMARY KEY (sample, session)
);
CREATE INDEX sample_session_by_session ON sample_session (session);
CREATE TABLE review (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  session TEXT NOT NULL REFERENCES session (id),
  -- Whose work is reviewed, and by whom.
  operator TEXT NOT NULL REFERENCES staff (id),
  reviewer TEXT NOT NULL REFERENCES staff (id),
  -- Codes and ratings, and what they come to; the words are sealed.
  sheet TEXT NOT NULL,
  scores BIGINT NOT NULL,
  score_sum BIGINT NOT NULL,
  red_lines BIGINT NOT NULL,
  comment BYTEA NOT NULL,
  state TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  given_at BIGINT,
  acknowledged_at BIGINT,
  answer BYTEA,
  answered_at BIGINT
);
CREATE UNIQUE INDEX review_once ON review (session, reviewer);
CREATE INDEX review_by_age ON review (centre, started_at, id);
CREATE INDEX review_by_state ON review (centre, state, started_at, id);
CREATE INDEX review_by_operator ON review (operator, started_at, id);
CREATE INDEX review_given_to ON review (operator, given_at, id) WHERE given_at IS NOT NULL;
CREATE INDEX review_given ON review (centre, given_at) WHERE given_at IS NOT NULL;
-- A red line opens one, or a supervisor; it is reported within 24 hours.
CREATE TABLE incident (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  session TEXT NOT NULL REFERENCES session (id),
  review TEXT REFERENCES review (id),
  kind TEXT NOT NULL,
  opened_by TEXT NOT NULL REFERENCES staff (id),
  opened_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  reported_by TEXT,
  reported_at BIGINT,
  account BYTEA,
  -- What tells the supervisors that it is late; perhaps settled since.
  late_alert TEXT REFERENCES alert (id)
);
CREATE INDEX incident_reported ON incident (centre, reported_at, id) WHERE reported_at IS NOT NULL;
CREATE INDEX incident_open ON incident (centre, due_at, id) WHERE reported_at IS NULL;
CREATE INDEX incident_by_session ON incident (session, kind);

-- Calls to make: after a high-risk session, and where somebody asked for one. One of the plan of a session has the id of
-- its row in follow_up, one that was asked for that of its row in callback.
CREATE TABLE call_work (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  source TEXT NOT NULL,
  session TEXT REFERENCES session (id),
  callback TEXT REFERENCES callback (id),
  -- As planned; and when it is to be tried next.
  due_at BIGINT NOT NULL,
  try_at BIGINT NOT NULL,
  -- Tries without an answer that count.
  not_reached BIGINT NOT NULL,
  -- Whose it is, or who talks, since when.
  assigned_to TEXT,
  assigned_at BIGINT,
  -- The session that the call became.
  became TEXT REFERENCES session (id),
  outcome TEXT,
  -- How the session that it became ended.
  talk_outcome TEXT,
  settled_by TEXT,
  settled_at BIGINT,
  -- Why it was settled without a call.
  note BYTEA,
  -- The supervisor was told by this one that it is late.
  late_alert TEXT,
  created_at BIGINT NOT NULL
);
CREATE INDEX call_work_by_due ON call_work (centre, due_at);
CREATE INDEX call_work_open ON call_work (centre, try_at, id) WHERE settled_at IS NULL;
CREATE INDEX call_work_mine ON call_work (assigned_to, try_at, id) WHERE settled_at IS NULL AND assigned_to IS NOT NULL;
CREATE INDEX call_work_late ON call_work (centre, try_at, id)
  WHERE settled_at IS NULL AND became IS NULL AND late_alert IS NULL;
CREATE INDEX call_work_settled ON call_work (centre, settled_at, id) WHERE settled_at IS NOT NULL;
CREATE INDEX call_work_settled_by ON call_work (settled_by, settled_at, id) WHERE settled_at IS NOT NULL;
CREATE INDEX call_work_by_session ON call_work (session) WHERE session IS NOT NULL;
CREATE INDEX call_work_by_callback ON call_work (callback) WHERE callback IS NOT NULL;
CREATE INDEX call_work_became ON call_work (became) WHERE became IS NOT NULL;
CREATE TABLE call_attempt (
  id TEXT PRIMARY KEY,
  work TEXT NOT NULL REFERENCES call_work (id),
  at BIGINT NOT NULL,
  by_staff TEXT NOT NULL,
  outcome TEXT NOT NULL,
  note BYTEA NOT NULL
);
CREATE INDEX call_attempt_by_work ON call_attempt (work, at);
-- Plans and requests from before there was a list.
INSERT INTO call_work (id, centre, source, session, due_at, try_at, not_reached, created_at)
  SELECT follow_up.id, session.centre, 'follow_up', session.id, follow_up.due_at, follow_up.due_at, 0,
    COALESCE(session.closed_at, session.opened_at)
  FROM follow_up JOIN session ON session.id = follow_up.session WHERE follow_up.due_at IS NOT NULL;
INSERT INTO call_work (id, centre, source, callback, due_at, try_at, not_reached, assigned_to, assigned_at, outcome,
    settled_by, settled_at, created_at)
  SELECT id, centre, 'callback', id, requested_at, requested_at, 0,
    CASE WHEN done_at IS NULL THEN taken_by END, CASE WHEN done_at IS NULL THEN taken_at END,
    CASE WHEN done_at IS NOT NULL THEN outcome END,
    CASE WHEN done_at IS NOT NULL THEN taken_by END, done_at, requested_at
  FROM callback;
DROP INDEX callback_open;
DROP INDEX callback_done;
ALTER TABLE callback DROP COLUMN taken_by;
ALTER TABLE callback DROP COLUMN taken_at;
ALTER TABLE callback DROP COLUMN outcome;
ALTER TABLE callback DROP COLUMN done_at;

-- Reports that are signed and then never change.
CREATE TABLE report (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  -- The report it corrects.
  corrects TEXT REFERENCES report (id),
  state TEXT NOT NULL,
  -- What was typed in, and from the first signature on the figures as signed.
  typed TEXT NOT NULL,
  figures TEXT,
  remarks BYTEA NOT NULL,
  created_by TEXT NOT NULL REFERENCES staff (id),
  created_at BIGINT NOT NULL,
  filled_by TEXT REFERENCES staff (id),
  filled_at BIGINT,
  -- Of a draft that a reviewer gave back; the reason is sealed.
  returned_by TEXT REFERENCES staff (id),
  returned_at BIGINT,
  returned_reason BYTEA,
  reviewed_by TEXT REFERENCES staff (id),
  reviewed_at BIGINT
);
CREATE INDEX report_by_period ON report (centre, first_day, id);
CREATE UNIQUE INDEX report_by_corrected ON report (corrects) WHERE corrects IS NOT NULL;
ALTER TABLE employment ADD COLUMN profession TEXT NOT NULL DEFAULT 'other';
ALTER TABLE employment ADD COLUMN contract TEXT NOT NULL DEFAULT 'full_time';
