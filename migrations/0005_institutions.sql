-- Institutions: who may send to whom, who belongs to which, suspected cases.

CREATE TABLE institution (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  -- By which other systems know it.
  code TEXT NOT NULL,
  -- None: at work in the whole centre.
  area TEXT REFERENCES area (id),
  -- The guiding institution of a community one: the default receiver.
  guide TEXT REFERENCES institution (id),
  -- Its place in the order of the green channel; none: it does not admit by it.
  green_rank BIGINT,
  reach TEXT NOT NULL,
  -- Sealed: how its duty officer is reached.
  duty_phone BYTEA NOT NULL,
  duty_email BYTEA NOT NULL,
  -- Grows with each change.
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  closed_at BIGINT
);
CREATE UNIQUE INDEX institution_code ON institution (centre, code);
CREATE INDEX institution_by_name ON institution (centre, name, id);
-- One institution each.
CREATE TABLE institution_member (
  staff TEXT PRIMARY KEY REFERENCES staff (id),
  institution TEXT NOT NULL REFERENCES institution (id),
  -- None: no title that matters here.
  title TEXT,
  title_rank TEXT,
  -- Sealed: the number of the licence.
  licence BYTEA NOT NULL,
  -- Somebody else looked at the licence.
  verified_by TEXT REFERENCES staff (id),
  verified_at BIGINT,
  since_at BIGINT NOT NULL
);
CREATE INDEX institution_member_by_institution ON institution_member (institution, staff);

-- Somebody who may be ill and whom nobody has diagnosed; afterwards, how it went on.
CREATE TABLE suspected_case (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  source TEXT NOT NULL,
  session TEXT REFERENCES session (id),
  dispatch TEXT REFERENCES dispatch (id),
  sender TEXT NOT NULL REFERENCES institution (id),
  opened_by TEXT NOT NULL REFERENCES staff (id),
  opened_at BIGINT NOT NULL,
  area TEXT NOT NULL REFERENCES area (id),
  basis TEXT NOT NULL,
  seal_key TEXT NOT NULL REFERENCES seal_key (id),
  state TEXT NOT NULL,
  state_since BIGINT NOT NULL,
  -- The referral that was accepted or declined, from whom it came and who answered.
  referral TEXT,
  handed_from TEXT REFERENCES institution (id),
  handed_to TEXT REFERENCES institution (id),
  handed_at BIGINT,
  -- The diagnosis, or that there is none of these.
  diagnosed_at_institution TEXT REFERENCES institution (id),
  physician TEXT REFERENCES staff (id),
  disorder TEXT,
  diagnosed_at BIGINT,
  -- The county's review of a report.
  review TEXT,
  reviewed_by TEXT REFERENCES staff (id),
  reviewed_at BIGINT,
  patient TEXT,
  registered_at BIGINT,
  version BIGINT NOT NULL
);
CREATE INDEX suspected_case_by_sender ON suspected_case (sender, opened_at, id);
CREATE INDEX suspected_case_by_opener ON suspected_case (opened_by, opened_at, id);
CREATE INDEX suspected_case_by_age ON suspected_case (centre, opened_at, id);
CREATE INDEX suspected_case_by_area ON suspected_case (area, state, opened_at, id);
CREATE INDEX suspected_case_by_session ON suspected_case (session) WHERE session IS NOT NULL;
CREATE INDEX suspected_case_by_dispatch ON suspected_case (dispatch) WHERE dispatch IS NOT NULL;
-- What is known of the person, a field each, sealed each by the case's key.
CREATE TABLE suspected_case_detail (
  suspected_case TEXT NOT NULL REFERENCES suspected_case (id),
  field TEXT NOT NULL,
  -- Whether it is told to whom the person is referred.
  leaving TEXT NOT NULL,
  body BYTEA NOT NULL,
  PRIMARY KEY (suspected_case, field)
);
-- What a physician or the county said of it, in words. Sealed.
CREATE TABLE suspected_case_remark (
  suspected_case TEXT NOT NULL REFERENCES suspected_case (id),
  -- From 1.
  number BIGINT NOT NULL,
  about TEXT NOT NULL,
  staff TEXT NOT NULL REFERENCES staff (id),
  at BIGINT NOT NULL,
  body BYTEA NOT NULL,
  PRIMARY KEY (suspected_case, number)
);
-- Institutions that are asked about the person or have them: they see what left the house.
CREATE TABLE suspected_case_receiver (
  suspected_case TEXT NOT NULL REFERENCES suspected_case (id),
  institution TEXT NOT NULL REFERENCES institution (id),
  since_at BIGINT NOT NULL,
  until_at BIGINT,
  PRIMARY KEY (suspected_case, institution)
);
CREATE INDEX suspected_case_receiver_now ON suspected_case_receiver (institution, suspected_case) WHERE until_at IS NULL;
