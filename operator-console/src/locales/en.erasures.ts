// Words in English of erasing a caller for good.
import type { erasuresZhCN } from "./zh-CN.erasures";

export const erasuresEn: typeof erasuresZhCN = {
  erasures: {
    title: "Erasures",
    hint: "Erases all that a caller left here: because the person or the guardian asks, or because its time is over.",
    one: "Preview",
    oneOf: "The caller of session {{number}}",
    back: "Back to the erasures",
    sought: "Session number, link to its record, or the caller's phone number",
    soughtHint:
      "Supervisors copy the session number from its record for you. Phone numbers stand in no address and no log.",
    preview: "See what would go",
    notUnderstood: "Enter the whole session number, or a phone number of at least 5 digits.",
    nobody: "No session came from this number. Check it, or use the session number.",
    register: "Erased so far",
    none: "Nobody was erased yet.",
    dry: "This is a preview; nothing has changed. You see numbers and dates only, never words.",
    sessions: "Sessions that go together",
    sessionsHint:
      "Sessions of the same phone number or return code count as one person's. A number may be a family's: make sure first.",
    more: "{{n}} more sessions are not listed. Search by the number again after this erasure.",
    number: "Number",
    channel: "Channel",
    opened: "Opened",
    closed: "Closed",
    stillOpen: "Still open",
    goes: "What goes",
    gone: "What went",
    stays: "What the law keeps",
    staysHint:
      "Of whoever became a patient, medical records are kept at least 30 years (Mental Health Law, article 47). They are not erased here.",
    nothingStays: "Nothing has to be kept by law.",
    figuresStay:
      "Counts, times and the journal stay, for figures and for audit; no words and no numbers stand in them.",
    counts: {
      sessions: "Sessions",
      lines: "Lines of talk",
      forms: "Assessments, records, notes and drafts",
      dispatches: "Dispatches",
      cases: "Suspected cases with their referrals",
      callbacks: "Requests to be called back",
      letters: "Letters, pages and referrals sent",
    },
    kept: {
      patient: "Case {{case}} became a patient: case, referrals and file belong to the registry",
      patients_dispatch: "Dispatch {{dispatch}}: part of a patient's file",
    },
    hinders: "To be closed first",
    hindersHint:
      "Nothing can be erased before all of it is closed. Give the numbers to a supervisor or whoever has it.",
    hindrance: {
      session_open: "Session {{session}} is not closed",
      dispatch_open: "Dispatch {{dispatch}} is not over",
      case_open: "Nothing has come of case {{case}} yet",
      referral_open: "Referral {{referral}} is not over (case {{case}})",
      incident_open: "Incident {{incident}} was not reported",
      review_open: "Review {{review}} of session {{session}} is not finished",
      sample_open: "Session {{session}} was drawn as a sample and not reviewed",
      call_open: "Call {{work}} is still to be made",
      block_stands: "Block {{block}} stands until {{until}}; afterwards nobody would know the person again",
      alert_open: "Alert {{alert}} was not seen to",
      letter_on_its_way: "Item {{item}} of the outbox is on its way",
    },
    erase: "Erase for good",
    confirmTitle: "Confirm",
    ground: "Ground",
    grounds: {
      person_asked: "The person asks for it",
      guardian_asked: "The guardian asks for it",
      retention_over: "The time for which it had to be kept is over",
    },
    type: "Type the session number {{number}} to confirm",
    typedOther: "Type {{number}}",
    forGood: "Nobody can bring it back afterwards.",
    erased: "Erased",
    erasedBy: "Erased by {{name}} {{t}}",
    store: "Database",
    wiped: {
      being_wiped: "Nobody can read it any more; it is being wiped from the database's files",
      gone: "Gone from the database's files since {{at}}",
    },
    backups: "Copies from before",
    inBackups: {
      readable_until:
        "Whoever holds a copy and the key file can still read it; keys are rotated by {{by}}, and nothing opens it afterwards",
      rotation_overdue:
        "The rotation of keys is overdue (since {{since}}). Ask the system administrator to rotate them now",
      unreadable: "No key opens them since {{since}}",
    },
    digest: "Digest of the number",
    digestBy: "Destroyed with the last copy by {{t}}",
    state: "Now",
  },
};
