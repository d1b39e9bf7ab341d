-- The registry of patients: files, incidents, disclosures.

-- A patient: diagnosed or reviewed, and only then registered. Who it is and what the illness is are sealed by a key of the
-- patient's own.
CREATE TABLE patient (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  -- To speak of somebody by: P2026-0042. Nothing private.
  number TEXT NOT NULL,
  -- One case makes one patient at most.
  suspected_case TEXT NOT NULL REFERENCES suspected_case (id),
  origin TEXT NOT NULL,
  disorder TEXT NOT NULL,
  -- Which institution confirmed the diagnosis, and when.
  hospital TEXT NOT NULL REFERENCES institution (id),
  diagnosed_on TEXT NOT NULL,
  township TEXT NOT NULL REFERENCES area (id),
  -- Which institution keeps the file, and who follows up.
  institution TEXT NOT NULL REFERENCES institution (id),
  worker TEXT NOT NULL REFERENCES staff (id),
  consent TEXT NOT NULL,
  consent_by TEXT,
  consent_on TEXT,
  status TEXT NOT NULL,
  -- Since when lost, moved, dead; none otherwise.
  status_on TEXT,
  -- Why lost, or of what somebody died.
  status_because TEXT,
  class TEXT,
  level BIGINT,
  -- Since when police and governance must know.
  raised_at BIGINT,
  -- A civil day, as 2026-11-22.
  next_visit_on TEXT,
  -- Sealed.
  file BYTEA NOT NULL,
  seal_key TEXT NOT NULL REFERENCES seal_key (id),
  -- Blind indexes: of the document, none where nobody has seen one; of name and birth.
  document_hash BYTEA,
  person_hash BYTEA NOT NULL,
  registered_by TEXT NOT NULL REFERENCES staff (id),
  registered_at BIGINT NOT NULL,
  version BIGINT NOT NULL
);
CREATE UNIQUE INDEX patient_number ON patient (centre, number);
CREATE UNIQUE INDEX patient_of_case ON patient (suspected_case);
CREATE UNIQUE INDEX patient_by_document ON patient (centre, document_hash) WHERE document_hash IS NOT NULL;
CREATE INDEX patient_by_person ON patient (centre, person_hash);
CREATE INDEX patient_by_institution ON patient (institution, registered_at, id);
CREATE INDEX patient_by_age ON patient (centre, registered_at, id);
CREATE INDEX patient_in_danger ON patient (centre, raised_at, id) WHERE raised_at IS NOT NULL;
-- Due lists: of a worker, of a township, of an institution.
CREATE INDEX patient_due_by_worker ON patient (worker, next_visit_on, id) WHERE next_visit_on IS NOT NULL;
CREATE INDEX patient_due_by_township ON patient (township, next_visit_on, id) WHERE next_visit_on IS NOT NULL;
CREATE INDEX patient_due_by_institution ON patient (institution, next_visit_on, id) WHERE next_visit_on IS NOT NULL;
-- From which numbers a patient, or somebody near, may call the hotline.
CREATE TABLE patient_phone (
  patient TEXT NOT NULL REFERENCES patient (id),
  phone_hash BYTEA NOT NULL,
  PRIMARY KEY (patient, phone_hash)
);
CREATE INDEX patient_phone_by_hash ON patient_phone (phone_hash, patient);
-- A session from such a number: who follows the patient up is told.
CREATE TABLE patient_call (
  patient TEXT NOT NULL REFERENCES patient (id),
  session TEXT NOT NULL REFERENCES session (id),
  called_at BIGINT NOT NULL,
  seen_by TEXT REFERENCES staff (id),
  seen_at BIGINT,
  PRIMARY KEY (patient, session)
);
CREATE INDEX patient_call_by_session ON patient_call (session);

-- What a patient did that hurt or damaged. 肇事肇祸
CREATE TABLE harm (
  id TEXT PRIMARY KEY,
  patient TEXT NOT NULL REFERENCES patient (id),
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  happened_at BIGINT NOT NULL,
  injured BIGINT NOT NULL,
  deaths BIGINT NOT NULL,
  -- Sealed: what happened.
  account BYTEA NOT NULL,
  entered_by TEXT NOT NULL REFERENCES staff (id),
  entered_at BIGINT NOT NULL,
  -- Entered by mistake: it stays, and is not counted.
  withdrawn_by TEXT REFERENCES staff (id),
  withdrawn_at BIGINT
);
CREATE INDEX harm_by_patient ON harm (patient, happened_at, id);

-- What was told to another department, with its purpose and basis.
CREATE TABLE disclosure (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  patient TEXT NOT NULL REFERENCES patient (id),
  receiver TEXT NOT NULL REFERENCES institution (id),
  department TEXT NOT NULL,
  -- Which fields, as a list of words.
  fields TEXT NOT NULL,
  purpose TEXT NOT NULL,
  basis TEXT NOT NULL,
  -- Sealed: what was told, as it was then.
  content BYTEA NOT NULL,
  -- None: it followed by itself from what was assessed.
  told_by TEXT REFERENCES staff (id),
  told_at BIGINT NOT NULL,
  -- The receipt is waited for until then.
  due_at BIGINT NOT NULL,
  confirmed_by TEXT REFERENCES staff (id),
  confirmed_at BIGINT
);
CREATE INDEX disclosure_by_age ON disclosure (centre, told_at, id);
CREATE INDEX disclosure_by_patient ON disclosure (patient, told_at, id);
CREATE INDEX disclosure_by_receiver ON disclosure (receiver, told_at, id);
CREATE INDEX disclosure_unconfirmed ON disclosure (centre, due_at, id) WHERE confirmed_at IS NULL;

-- A department's own list of those at level 3 or more, laid beside ours.
CREATE TABLE list_exchange (
  id TEXT PRIMARY KEY,
  centre TEXT NOT NULL,
  institution TEXT NOT NULL REFERENCES institution (id),
  given_by TEXT NOT NULL REFERENCES staff (id),
  given_at BIGINT NOT NULL,
  in_both BIGINT NOT NULL,
  differing BIGINT NOT NULL,
  only_ours BIGINT NOT NULL,
  only_theirs BIGINT NOT NULL,
  -- Sealed: the lines that differ, and what they gave.
  content BYTEA NOT NULL
);
CREATE INDEX list_exchange_by_age ON list_exchange (centre, given_at, id);
