// Words in English of the exchange with other institutions' own systems.
import type { exchangeZhCN } from "./zh-CN.exchange";

export const exchangeEn: typeof exchangeZhCN = {
  exchange: {
    title: "Exchange",
    hint: "Other institutions' own systems, spoken to in HL7 FHIR R4.",
    systems: "Their systems",
    none: "No system is entered. Open an institution, change “Reached by” to its own system, and enter it there.",
    missing: "Reached by their own system, but none is entered. Referrals to them are not sent:",
    institution: "Institution",
    address: "Address",
    signIn: "Sign-in",
    health: "Does it answer",
    notAskedYet: "Not asked yet",
    answers: "Answered {{t}}",
    fails: "No usable answer since {{t}}, {{n}} in a row",
    since: "No answer since",
    times: "In a row",
    answer: "Last answer",
    changed: "Entered",
    changedBy: "Entered by {{name}} {{t}}",
    callAddress: "Where it tells us",
    callHint:
      "The system was told this when it was entered; when something changes it calls here, and we ask at once. Without a call we ask every minute.",
    ofInstitution: "Its own system",
    notEntered: "Not entered yet. Referrals to this institution are not sent.",
    notReached:
      "This institution is not reached by its system now. To refer through it, change “Reached by” to its own system.",
    enter: "Enter its system",
    change: "Change its system",
    close: "Close its system",
    closeTitle: "Close the system of {{name}}?",
    closeBody:
      "Nothing is sent there any more, nothing is asked. Referrals that were not sent yet say so to whoever sent them. To use it again, enter the credentials again.",
    entered: "Saved. We are introducing ourselves to the system",
    closed: "The system is closed",
    neverShown: "Credentials are kept sealed and never shown again. Each change is entered whole.",
    addressHint:
      "The base of the FHIR R4 service, such as https://fhir.hospital.example/r4, without ? and #. It must be https.",
    addressRefused: "This address cannot be used. Enter a base that begins with https, without ? and #.",
    signInRefused: "Something is missing, or cannot be sent as it is. Enter it again as they gave it to you.",
    token: "Token",
    user: "User name",
    password: "Password",
    tokenUrl: "Where tokens are fetched",
    client: "Client id",
    secret: "Client secret",
    scope: "Scope (optional)",
    failing: "Systems that do not answer",
    failingHint: "We keep trying; referrals wait in the outbox. Telephone these institutions meanwhile.",
    noneFailing: "All systems answer.",
    oddities: "What cannot be believed",
    odditiesHint: "No referral was changed by it. Check with the institution, then mark it as seen to.",
    noOddities: "Nothing to check.",
    what: "What is wrong",
    at: "Heard",
    referral: "Referral",
    noReferral: "None of ours",
    look: "Look",
    lookOf: "Look at what {{name}} said {{t}}",
    evidence: "As it came",
    settle: "Checked, off the list",
    settled: "Seen to",
    toDo: {
      unclear:
        "They gave a state that a referral does not have. Ask by telephone how it really stands; they correct it in their system.",
      not_theirs:
        "This referral was not sent to this institution. Tell whoever keeps their system: it may see what it should not.",
      not_known:
        "We have no referral of this number. Ask them whether somebody else's was put under our name.",
    },
  },
};
