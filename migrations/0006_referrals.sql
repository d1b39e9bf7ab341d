-- Referrals between institutions, their clocks and links, admissions.

CREATE TABLE referral (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  suspected_case TEXT NOT NULL REFERENCES suspected_case (id),
  session TEXT REFERENCES session (id),
  from_institution TEXT NOT NULL REFERENCES institution (id),
  to_institution TEXT NOT NULL REFERENCES institution (id),
  direction TEXT NOT NULL,
  priority TEXT NOT NULL,
  -- The one it follows from: on, or back.
  based_on TEXT REFERENCES referral (id),
  -- The first referral of its green channel.
  ladder TEXT,
  sent_by TEXT NOT NULL REFERENCES staff (id),
  sent_at BIGINT NOT NULL,
  -- What it asked for when it was sent.
  answer_by_at BIGINT NOT NULL,
  arrive_by_at BIGINT NOT NULL,
  -- Sealed by the case's key: for whoever receives the person.
  note BYTEA NOT NULL,
  stage TEXT NOT NULL,
  stage_since BIGINT NOT NULL,
  visit_at BIGINT,
  -- Why it was declined or failed; what came of it.
  because TEXT,
  outcome TEXT,
  cancel_because TEXT,
  cancel_asked_at BIGINT,
  -- What the sender waits for; told late, at most once for each.
  awaited TEXT,
  due_at BIGINT,
  late_at BIGINT,
  -- By when it is due, or far away: the order of an inbox. None once it is over.
  open_at BIGINT,
  over_at BIGINT,
  version BIGINT NOT NULL
);
CREATE INDEX referral_inbox ON referral (to_institution, open_at, id) WHERE open_at IS NOT NULL;
CREATE INDEX referral_outbox ON referral (from_institution, open_at, id) WHERE open_at IS NOT NULL;
CREATE INDEX referral_inbox_over ON referral (to_institution, over_at, id) WHERE over_at IS NOT NULL;
CREATE INDEX referral_outbox_over ON referral (from_institution, over_at, id) WHERE over_at IS NOT NULL;
CREATE INDEX referral_sent ON referral (sent_by, sent_at, id);
CREATE INDEX referral_due ON referral (centre, due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX referral_by_case ON referral (suspected_case, sent_at, id);
CREATE INDEX referral_by_session ON referral (session, sent_at, id) WHERE session IS NOT NULL;
CREATE INDEX referral_by_ladder ON referral (ladder, sent_at, id) WHERE ladder IS NOT NULL;
-- Nobody is asked twice about the same person before they have answered.
CREATE UNIQUE INDEX referral_open_once ON referral (suspected_case, to_institution) WHERE open_at IS NOT NULL;

-- A green channel: hospitals in the order in which they are asked.
CREATE TABLE referral_ladder (
  first TEXT PRIMARY KEY REFERENCES referral (id),
  -- Why, who pays, whether there is a guardian: codes.
  green TEXT NOT NULL,
  rungs TEXT NOT NULL,
  asked BIGINT NOT NULL,
  state TEXT NOT NULL,
  -- When the next one is asked; none once it stands still.
  next_at BIGINT,
  ended_at BIGINT,
  confirmed_by TEXT
);
CREATE INDEX referral_ladder_due ON referral_ladder (next_at, first) WHERE next_at IS NOT NULL;

-- Everything that was said of a referral by whoever receives, in its order; what could not be is among it.
CREATE TABLE referral_heard (
  referral TEXT NOT NULL REFERENCES referral (id),
  -- From 1.
  number BIGINT NOT NULL,
  heard TEXT NOT NULL,
  staff TEXT REFERENCES staff (id),
  link TEXT,
  -- Of a far end: what is numbered, and its number.
  source TEXT,
  source_version BIGINT,
  said TEXT NOT NULL,
  verdict TEXT NOT NULL,
  -- Sealed by the case's key.
  note BYTEA NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (referral, number)
);
CREATE UNIQUE INDEX referral_heard_once ON referral_heard (source, source_version) WHERE source IS NOT NULL;

-- Signed pages that were sent; the tag is kept nowhere.
CREATE TABLE referral_link (
  id TEXT PRIMARY KEY,
  referral TEXT NOT NULL REFERENCES referral (id),
  sent_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  opened_at BIGINT,
  -- A newer one was sent.
  replaced_at BIGINT
);
CREATE INDEX referral_link_by_referral ON referral_link (referral, sent_at);

CREATE TABLE admission (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  referral TEXT NOT NULL REFERENCES referral (id),
  suspected_case TEXT NOT NULL REFERENCES suspected_case (id),
  institution TEXT NOT NULL REFERENCES institution (id),
  -- What allows it: codes and instants.
  ground TEXT NOT NULL,
  -- Sealed by the case's key: who agreed, or what was found.
  note BYTEA NOT NULL,
  proposed_by TEXT NOT NULL REFERENCES staff (id),
  proposed_at BIGINT NOT NULL,
  admitted_at BIGINT
);
CREATE INDEX admission_by_referral ON admission (referral, proposed_at, id);
-- Psychiatrists who have diagnosed and signed, with the rank that was verified then.
CREATE TABLE admission_signature (
  admission TEXT NOT NULL REFERENCES admission (id),
  staff TEXT NOT NULL REFERENCES staff (id),
  medical_rank TEXT NOT NULL,
  signed_at BIGINT NOT NULL,
  PRIMARY KEY (admission, staff)
);

ALTER TABLE alert ADD COLUMN referral TEXT;
CREATE INDEX alert_by_referral ON alert (referral) WHERE referral IS NOT NULL AND settled_at IS NULL;
