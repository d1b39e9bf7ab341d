-- The team goes: places, teams and who is on call; dispatches, the pages that summon people, and what they report.

-- Counties and townships. A closed one stays for what happened there.
CREATE TABLE area (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  level TEXT NOT NULL,
  parent TEXT REFERENCES area (id),
  name TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  closed_at BIGINT
);
CREATE INDEX area_by_name ON area (centre, name, id);
CREATE TABLE team (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  area TEXT NOT NULL REFERENCES area (id),
  level TEXT NOT NULL,
  name TEXT NOT NULL,
  -- The escalation policy, a document of domain; each dispatch keeps its own copy.
  policy TEXT NOT NULL,
  -- What the forward proof asks for: professions and how many of each, at every minute.
  cover TEXT NOT NULL,
  -- Grows with each change.
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  closed_at BIGINT
);
CREATE INDEX team_by_area ON team (centre, area) WHERE closed_at IS NULL;
-- Who helps out, in this order.
CREATE TABLE team_neighbour (
  team TEXT NOT NULL REFERENCES team (id),
  rank BIGINT NOT NULL,
  neighbour TEXT NOT NULL REFERENCES team (id),
  PRIMARY KEY (team, rank)
);
-- One team each; mutual aid brings a person to others.
CREATE TABLE team_member (
  staff TEXT PRIMARY KEY REFERENCES staff (id),
  team TEXT NOT NULL REFERENCES team (id),
  duty TEXT NOT NULL,
  professions TEXT NOT NULL,
  skills TEXT NOT NULL,
  -- Sealed; to be called back by.
  phone BYTEA NOT NULL,
  since_at BIGINT NOT NULL,
  unavailable_since BIGINT,
  -- None: until they say otherwise.
  unavailable_until BIGINT,
  -- Not paged until then, after a dispatch.
  resting_until BIGINT
);
CREATE INDEX team_member_by_team ON team_member (team, staff);
-- How a member is reached. The address is sealed; none for the console.
CREATE TABLE contact (
  id TEXT PRIMARY KEY,
  staff TEXT NOT NULL REFERENCES staff (id),
  channel TEXT NOT NULL,
  address BYTEA NOT NULL,
  added_at BIGINT NOT NULL,
  -- Acknowledged a test page, or a real one, over this contact.
  proven_at BIGINT,
  tested_at BIGINT,
  removed_at BIGINT
);
CREATE UNIQUE INDEX contact_of_staff ON contact (staff, channel) WHERE removed_at IS NULL;
CREATE INDEX contact_by_test ON contact (tested_at) WHERE removed_at IS NULL;
-- A stretch on call: civil time and zone as entered, and the exact instants that follow from them.
CREATE TABLE on_call (
  id TEXT PRIMARY KEY,
  team TEXT NOT NULL REFERENCES team (id),
  staff TEXT NOT NULL REFERENCES staff (id),
  starts_civil TEXT NOT NULL,
  ends_civil TEXT NOT NULL,
  zone TEXT NOT NULL,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_at BIGINT NOT NULL,
  cancelled_at BIGINT
);
CREATE INDEX on_call_by_team ON on_call (team, ends_at) WHERE cancelled_at IS NULL;
CREATE INDEX on_call_by_staff ON on_call (staff, ends_at) WHERE cancelled_at IS NULL;
-- Gaps of who is on call that the supervisors were told of; filled ones and those that are over are taken out.
CREATE TABLE on_call_gap (
  alert TEXT PRIMARY KEY REFERENCES alert (id),
  team TEXT NOT NULL REFERENCES team (id),
  profession TEXT NOT NULL,
  from_at BIGINT NOT NULL,
  until_at BIGINT NOT NULL
);

-- Emergency plans of an area. A new version is a row of its own that names the first one (root).
CREATE TABLE emergency_plan (
  id TEXT PRIMARY KEY,
  root TEXT NOT NULL,
  centre TEXT NOT NULL,
  area TEXT NOT NULL REFERENCES area (id),
  version BIGINT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  -- Professions wanted for each case, and the response class.
  needs TEXT NOT NULL,
  response_class TEXT NOT NULL,
  written_by TEXT NOT NULL,
  written_at BIGINT NOT NULL,
  superseded_at BIGINT
);
CREATE INDEX emergency_plan_by_area ON emergency_plan (area, root) WHERE superseded_at IS NULL;
CREATE UNIQUE INDEX emergency_plan_versions ON emergency_plan (root, version);
-- A declared emergency: many cases under one.
CREATE TABLE emergency (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  purpose TEXT NOT NULL,
  area TEXT NOT NULL REFERENCES area (id),
  plan TEXT NOT NULL REFERENCES emergency_plan (id),
  title BYTEA NOT NULL,
  declared_by TEXT NOT NULL REFERENCES staff (id),
  declared_at BIGINT NOT NULL,
  ended_by TEXT,
  ended_at BIGINT
);
CREATE INDEX emergency_by_age ON emergency (centre, declared_at, id);

CREATE TABLE dispatch (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  -- To speak of it by: 2026-0042, a drill's D2026-0003. Nothing private.
  number TEXT NOT NULL,
  -- Real or a drill; a drill is never counted with the real ones.
  purpose TEXT NOT NULL,
  source TEXT NOT NULL,
  session TEXT REFERENCES session (id),
  emergency TEXT REFERENCES emergency (id),
  -- The version of the plan that a drill exercised or an emergency activated.
  plan TEXT REFERENCES emergency_plan (id),
  area TEXT NOT NULL REFERENCES area (id),
  team TEXT NOT NULL REFERENCES team (id),
  response_class TEXT NOT NULL,
  tier TEXT REFERENCES risk_tier (code),
  reasons TEXT NOT NULL,
  -- Consent, or the emergency reason without it.
  basis TEXT NOT NULL,
  needs TEXT NOT NULL,
  policy TEXT NOT NULL,
  -- Sealed: place, person, danger on the way, who told us and how to call back.
  brief BYTEA NOT NULL,
  seal_key TEXT NOT NULL REFERENCES seal_key (id),
  requested_by TEXT NOT NULL REFERENCES staff (id),
  requested_at BIGINT NOT NULL,
  stage TEXT NOT NULL,
  stage_since BIGINT NOT NULL,
  lead TEXT REFERENCES staff (id),
  -- The supervisor who took it into their own hands.
  taken_by TEXT REFERENCES staff (id),
  -- The ladder: whether it climbs, the step that was taken last, and when the next one is due; none once it stands still.
  ladder TEXT NOT NULL,
  round BIGINT NOT NULL,
  step BIGINT NOT NULL,
  step_due_at BIGINT,
  -- When it was used up last; kept for the figures when it was begun anew.
  exhausted_at BIGINT,
  -- Steps taken so far, over all rounds and new beginnings; and when it was last begun.
  taken BIGINT NOT NULL,
  begun_at BIGINT NOT NULL,
  check_in_due_at BIGINT,
  check_in_missed_at BIGINT,
  -- How both sides said that the talk is handed over.
  talk_lead_at BIGINT,
  talk_operator_at BIGINT,
  measures TEXT,
  record_due_at BIGINT,
  -- The supervisors were told then that it is late; so of the other two.
  record_late_at BIGINT,
  recorded_at BIGINT,
  -- The check that is due: which, from 1; none before the first and after the last.
  check_number BIGINT,
  check_due_at BIGINT,
  check_late_at BIGINT,
  checks_over_at BIGINT,
  stable_checks BIGINT NOT NULL,
  accept_due_at BIGINT,
  accept_late_at BIGINT,
  -- Sealed: to whom the person was handed over, and who accepted.
  receiver BYTEA,
  accepted_at BIGINT,
  ended_at BIGINT,
  ended_by TEXT,
  ended_because TEXT,
  -- Sealed, in somebody's words.
  ended_note BYTEA
);
CREATE UNIQUE INDEX dispatch_number ON dispatch (centre, number);
CREATE INDEX dispatch_by_age ON dispatch (centre, requested_at, id);
CREATE INDEX dispatch_open ON dispatch (centre, requested_at) WHERE ended_at IS NULL;
CREATE INDEX dispatch_by_session ON dispatch (session, requested_at) WHERE session IS NOT NULL;
CREATE INDEX dispatch_by_emergency ON dispatch (emergency, requested_at) WHERE emergency IS NOT NULL;
CREATE INDEX dispatch_by_team ON dispatch (team, requested_at);
-- Deadlines of dispatches, the first due first; a worker turns them into commands.
CREATE TABLE dispatch_deadline (
  dispatch TEXT NOT NULL REFERENCES dispatch (id),
  kind TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  PRIMARY KEY (dispatch, kind)
);
CREATE INDEX dispatch_deadline_due ON dispatch_deadline (due_at, dispatch, kind);
-- Who answers for the person, without a gap: from the request to the end.
CREATE TABLE dispatch_owner (
  dispatch TEXT NOT NULL REFERENCES dispatch (id),
  from_at BIGINT NOT NULL,
  until_at BIGINT,
  owner TEXT NOT NULL,
  staff TEXT REFERENCES staff (id),
  PRIMARY KEY (dispatch, from_at, owner)
);
-- When each stage was reached: what happened and when it was written down, which an offline phone does later.
CREATE TABLE dispatch_milestone (
  dispatch TEXT NOT NULL REFERENCES dispatch (id),
  stage TEXT NOT NULL,
  happened_at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  staff TEXT REFERENCES staff (id),
  PRIMARY KEY (dispatch, stage)
);
-- Who goes. Nobody is on two dispatches.
CREATE TABLE dispatch_member (
  dispatch TEXT NOT NULL REFERENCES dispatch (id),
  staff TEXT NOT NULL REFERENCES staff (id),
  duty TEXT NOT NULL,
  -- All that they are, and what they go as.
  professions TEXT NOT NULL,
  profession TEXT NOT NULL,
  reserved_at BIGINT NOT NULL,
  released_at BIGINT,
  PRIMARY KEY (dispatch, staff)
);
CREATE UNIQUE INDEX dispatch_member_engaged ON dispatch_member (staff) WHERE released_at IS NULL;

-- A page summons one person over one channel at one step. Over a channel that leaves the house its id is the outbox item's.
CREATE TABLE page (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  -- None: a test page of a contact.
  dispatch TEXT REFERENCES dispatch (id),
  -- Which of the steps taken it belongs to, over all rounds and new beginnings; and which round and step that was.
  taken BIGINT NOT NULL DEFAULT 0,
  round BIGINT NOT NULL,
  step BIGINT NOT NULL,
  staff TEXT NOT NULL REFERENCES staff (id),
  contact TEXT NOT NULL REFERENCES contact (id),
  channel TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  -- A console or phone of the person showed it, or its link was opened by a person.
  seen_at BIGINT,
  answered_at BIGINT,
  answer TEXT,
  decline_reason TEXT,
  -- Sealed: what they offered instead, "20 min away, can phone now".
  offer BYTEA,
  -- No longer wanted: stood down, or the role was filled.
  stood_down_at BIGINT
);
CREATE UNIQUE INDEX page_once ON page (dispatch, taken, staff, channel) WHERE dispatch IS NOT NULL;
CREATE INDEX page_by_staff ON page (staff, created_at);
CREATE INDEX page_by_contact ON page (contact, created_at);

-- The greater one goes out first; a letter's is 0.
ALTER TABLE outbox ADD COLUMN priority BIGINT NOT NULL DEFAULT 0;
-- The provider's own name of it, by which its reports come.
ALTER TABLE outbox ADD COLUMN provider_ref TEXT;
ALTER TABLE outbox ADD COLUMN delivered_at BIGINT;
CREATE INDEX outbox_next ON outbox (centre, channel, priority DESC, due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX outbox_by_provider ON outbox (channel, provider_ref) WHERE provider_ref IS NOT NULL;
ALTER TABLE alert ADD COLUMN dispatch TEXT;
CREATE INDEX alert_by_dispatch ON alert (dispatch) WHERE dispatch IS NOT NULL AND settled_at IS NULL;

-- Between the operator and the team until contact is made. Sealed by the dispatch's key.
CREATE TABLE dispatch_message (
  id TEXT PRIMARY KEY,
  dispatch TEXT NOT NULL REFERENCES dispatch (id),
  seq BIGINT NOT NULL,
  by_staff TEXT NOT NULL REFERENCES staff (id),
  body BYTEA NOT NULL,
  at BIGINT NOT NULL
);
CREATE UNIQUE INDEX dispatch_message_by_dispatch ON dispatch_message (dispatch, seq);
-- Police 110 and ambulance 120: asked, answered by, arrived. Who answered is sealed.
CREATE TABLE dispatch_service (
  dispatch TEXT NOT NULL REFERENCES dispatch (id),
  service TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  asked_by TEXT NOT NULL REFERENCES staff (id),
  answered_at BIGINT,
  answered_by BYTEA,
  arrived_at BIGINT,
  PRIMARY KEY (dispatch, service)
);
-- Safety check-ins of the team. A duress answer looks like any other to who stands beside.
CREATE TABLE dispatch_check_in (
  dispatch TEXT NOT NULL REFERENCES dispatch (id),
  -- From 1.
  number BIGINT NOT NULL,
  said_at BIGINT NOT NULL,
  heard_at BIGINT NOT NULL,
  staff TEXT NOT NULL REFERENCES staff (id),
  answer BYTEA NOT NULL,
  PRIMARY KEY (dispatch, number)
);
-- The emergency-disposition record 应急处置记录单, sealed; a correction is a new version.
CREATE TABLE dispatch_record (
  dispatch TEXT NOT NULL REFERENCES dispatch (id),
  version BIGINT NOT NULL,
  form BYTEA NOT NULL,
  written_by TEXT NOT NULL REFERENCES staff (id),
  written_at BIGINT NOT NULL,
  PRIMARY KEY (dispatch, version)
);
-- The checks afterwards, every 4 h, until two in a row are stable. The note is sealed.
CREATE TABLE dispatch_check (
  dispatch TEXT NOT NULL REFERENCES dispatch (id),
  number BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  done_at BIGINT NOT NULL,
  staff TEXT NOT NULL REFERENCES staff (id),
  finding TEXT NOT NULL,
  note BYTEA NOT NULL,
  PRIMARY KEY (dispatch, number)
);
-- Escort to hospital: who brought the person, to which hospital, received by whom. Sealed.
CREATE TABLE dispatch_escort (
  dispatch TEXT PRIMARY KEY REFERENCES dispatch (id),
  form BYTEA NOT NULL,
  written_by TEXT NOT NULL REFERENCES staff (id),
  written_at BIGINT NOT NULL
);

-- A phone that stays signed in until it is revoked. Its name is sealed.
CREATE TABLE crew_device (
  sign_in TEXT PRIMARY KEY REFERENCES sign_in (id),
  staff TEXT NOT NULL REFERENCES staff (id),
  name BYTEA NOT NULL,
  enrolled_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);
CREATE INDEX crew_device_by_staff ON crew_device (staff);
