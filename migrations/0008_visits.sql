-- Follow-ups of patients, examinations, guidance.

-- A follow-up as it was handed in; never changed afterwards.
CREATE TABLE visit (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id),
  -- A civil day, as 2026-11-22.
  visited_on TEXT NOT NULL,
  visited_by TEXT NOT NULL REFERENCES staff (id),
  handed_in_at BIGINT NOT NULL,
  mode TEXT NOT NULL,
  -- reached, not_reached, died: only the first is a complete follow-up.
  outcome TEXT NOT NULL,
  -- As a person decided; none where nobody was reached, as the four after it.
  class TEXT,
  level BIGINT,
  treatment TEXT,
  rehabilitation TEXT,
  -- Visits in a row that reached nobody, this one included.
  missed BIGINT NOT NULL,
  -- Why the patient is lost from this visit on.
  lost TEXT,
  next_on TEXT,
  -- The day of the next visit that reached the patient; none at the latest one.
  superseded_on TEXT,
  -- Sealed with the patient's key: the form, what the rules proposed, what was decided.
  form BYTEA NOT NULL
);
CREATE INDEX visit_by_patient ON visit (patient, visited_on, id);
-- Counting reads this and nothing else: what the last visit up to a day found.
CREATE INDEX visit_reached ON visit (patient, visited_on, superseded_on, outcome, class, treatment, rehabilitation)
  WHERE outcome = 'reached';
-- Whom the indicators count, without opening a row.
CREATE INDEX patient_counted ON patient
  (centre, registered_at, id, township, disorder, status, status_on, consent, consent_on);
-- A half-filled form: whoever fills it in finds it again on another machine. Sealed with the patient's key.
CREATE TABLE visit_draft (
  patient TEXT NOT NULL REFERENCES patient (id),
  staff TEXT NOT NULL REFERENCES staff (id),
  body BYTEA NOT NULL,
  saved_at BIGINT NOT NULL,
  PRIMARY KEY (patient, staff)
);
-- A team that was asked for from a visit, before or after its form was handed in.
CREATE TABLE visit_dispatch (
  dispatch TEXT PRIMARY KEY REFERENCES dispatch (id),
  patient TEXT NOT NULL REFERENCES patient (id),
  asked_by TEXT NOT NULL REFERENCES staff (id),
  asked_at BIGINT NOT NULL,
  -- None until the visit is handed in.
  visit TEXT REFERENCES visit (id)
);
CREATE INDEX visit_dispatch_by_patient ON visit_dispatch (patient, asked_at);
CREATE INDEX visit_dispatch_by_visit ON visit_dispatch (visit) WHERE visit IS NOT NULL;
-- The yearly physical examination. 健康体检
CREATE TABLE examination (
  id TEXT PRIMARY KEY,
  patient TEXT NOT NULL REFERENCES patient (id),
  made_on TEXT NOT NULL,
  -- Sealed with the patient's key.
  findings BYTEA NOT NULL,
  recorded_by TEXT NOT NULL REFERENCES staff (id),
  recorded_at BIGINT NOT NULL
);
CREATE INDEX examination_by_patient ON examination (patient, made_on, id);
-- A physician guides the follow-up of somebody unstable.
CREATE TABLE guidance (
  id TEXT PRIMARY KEY,
  patient TEXT NOT NULL REFERENCES patient (id),
  given_by TEXT NOT NULL REFERENCES staff (id),
  given_at BIGINT NOT NULL,
  -- Sealed with the patient's key.
  words BYTEA NOT NULL
);
CREATE INDEX guidance_by_patient ON guidance (patient, given_at, id);

-- What a place is to reach in a year, in thousandths. An empty area is the whole centre.
CREATE TABLE indicator_target (
  centre TEXT NOT NULL,
  measure TEXT NOT NULL,
  area TEXT NOT NULL,
  year BIGINT NOT NULL,
  permille BIGINT NOT NULL,
  set_by TEXT NOT NULL REFERENCES staff (id),
  set_at BIGINT NOT NULL,
  PRIMARY KEY (centre, measure, area, year)
);
