// Somebody whom a psychiatrist diagnosed, and somebody who is registered, without a page: for journeys that begin there.
import { randomUUID } from "node:crypto";
import { asked, signedIn } from "./centre.mjs";
import { ATTENDING, CLERK, personIsReferred } from "./county.mjs";

export const PRIVACY = {
  name: "严隐私",
  username: "yan.yinsi",
  badge: "93",
  roles: ["privacy_officer"],
  languages: ["zh-CN"],
  gender: null,
  grade: "full",
};

export const PERSON = {
  name: "周望舒",
  born: "1991-04-05",
  card: "530125199104050029",
  phone: "13900139000",
  address: "河堤街道柳林巷 7 号",
  guardian: "周长河",
};

/** A referred person comes to the hospital and is diagnosed there: the case, which waits to be registered. */
export async function personIsDiagnosed(origin, place) {
  const { session, referral } = await personIsReferred(origin, place);
  const token = await signedIn(origin, ATTENDING.username);
  const { row } = await asked(origin, "GET", `referrals/${referral}`, { token });
  const seen = await asked(origin, "GET", `cases/${row.case}`, { token });
  const body = {
    id: randomUUID(),
    version: seen.row.version,
    finding: { kind: "confirmed", disorder: "schizophrenia" },
    grounds: "病程两年，近两周加重",
  };
  await asked(origin, "POST", `cases/${row.case}/diagnosis`, { token, body });
  return { session, case: row.case };
}

/** The clinic's clerk registers them; `level` is null where nobody has assessed it. */
export async function personIsRegistered(origin, place, { level = null, ...more } = {}) {
  const found = await personIsDiagnosed(origin, place);
  const token = await signedIn(origin, CLERK.username);
  const { staff: worker } = await asked(origin, "GET", "me", { token });
  const { name, born, card, phone, address, guardian } = { ...PERSON, ...more };
  const body = {
    id: randomUUID(),
    case: found.case,
    township: place.township,
    institution: place.clinic,
    worker,
    consent: { kind: "given", by: "guardian", on: "2026-01-02" },
    level,
    file: {
      identity: {
        name,
        gender: "woman",
        born_on: born,
        document: card === null ? null : { kind: "identity_card", number: card },
        phone,
        address,
        household: "local",
      },
      guardian: { name: guardian, relation: "父亲", phone: "13700008888", address: "" },
      contacts: [],
      clinical: { onset_on: null, treatment_before: "", danger_before: "", medication: [] },
    },
    distinct_from: [],
  };
  return asked(origin, "POST", "patients", { token, body });
}

/** A person of governance in the township, so that there is somebody to tell. */
export async function governanceIsThere(origin, keeper, area) {
  const form = {
    name: "河堤街道综治中心",
    kind: "governance",
    code: "Z1",
    area,
    guide: null,
    green: { kind: "not_open" },
    reach: "accounts",
    duty_phone: "",
    duty_email: "",
  };
  const token = await signedIn(origin, keeper.username);
  await asked(origin, "POST", "institutions", { token, body: { id: randomUUID(), form } });
}
