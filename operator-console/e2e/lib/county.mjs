// A county with its institutions and their people, without a page: for journeys in which that is not the point.
import { randomUUID } from "node:crypto";
import { asked, hire, OPERATOR, SUPERVISOR, SYSTEM, signedIn } from "./centre.mjs";

const PERSON = { languages: ["zh-CN"], gender: null, grade: "full" };
export const DUTY = {
  name: "陶值班",
  username: "tao.zhiban",
  badge: "81",
  roles: ["duty_officer"],
  ...PERSON,
};
export const ATTENDING = {
  name: "顾医生",
  username: "gu.yisheng",
  badge: "82",
  roles: ["physician"],
  ...PERSON,
};
export const RESIDENT = {
  name: "沈医生",
  username: "shen.yisheng",
  badge: "83",
  roles: ["physician"],
  ...PERSON,
};
export const OFFICE = {
  name: "高审核",
  username: "gao.shenhe",
  badge: "84",
  roles: ["registry_clerk"],
  ...PERSON,
};
/** Keeps the registry at the clinic. */
export const CLERK = {
  name: "梁公卫",
  username: "liang.gongwei",
  badge: "87",
  roles: ["registry_clerk"],
  ...PERSON,
};
export const LIAISON = {
  name: "罗警官",
  username: "luo.jingguan",
  badge: "85",
  roles: ["liaison"],
  ...PERSON,
};

export const COUNTY = "临江区";
export const TOWNSHIP = "河堤街道";
export const HOSPITAL = "市第六医院";
export const GENERAL = "区人民医院";
export const GENERAL_MAIL = "zhiban@renmin.example";
export const CLINIC = "河堤街道社区卫生服务中心";
export const SITUATION = "两周睡不着，听见有人骂他，家人很担心";

const call = (origin, method, path, token, body) =>
  asked(origin, method, path, { token, body: { id: randomUUID(), ...body } });

/** Counties and townships are the supervisors' to keep. */
export async function areas(origin) {
  const keeper = await signedIn(origin, SUPERVISOR.username);
  const { area: county } = await call(origin, "POST", "areas", keeper, { county: null, name: COUNTY });
  const { area: township } = await call(origin, "POST", "areas", keeper, { county, name: TOWNSHIP });
  return { county, township };
}

const FORM = {
  area: null,
  guide: null,
  green: { kind: "not_open" },
  reach: "accounts",
  duty_phone: "",
  duty_email: "",
};

/** Somebody new of an institution; a title is verified at once. Their id. */
export async function joins(origin, where, who, title) {
  const keeper = await signedIn(origin, SYSTEM.username);
  const staff = await hire(origin, who);
  const member = `institutions/${where}/members/${staff}`;
  const licence = title === null ? "" : `1103${who.badge}`;
  await call(origin, "PUT", member, keeper, { title, licence });
  if (title !== null) await call(origin, "POST", `${member}/verify`, keeper, {});
  return staff;
}

/** A hospital with two psychiatrists and a duty officer, one without a system, a clinic with a clerk, the county's office, the police. */
export async function county(origin) {
  const { county, township } = await areas(origin);
  const keeper = await signedIn(origin, SYSTEM.username);
  const institution = async (form) =>
    (await call(origin, "POST", "institutions", keeper, { form: { ...FORM, ...form } })).institution;
  const hospital = await institution({
    name: HOSPITAL,
    kind: "psychiatric_hospital",
    code: "H6",
    green: { kind: "admits", rank: 1 },
  });
  const general = await institution({
    name: GENERAL,
    kind: "general_hospital",
    code: "R1",
    area: county,
    green: { kind: "admits", rank: 2 },
    reach: "signed_page",
    duty_email: GENERAL_MAIL,
  });
  const clinic = await institution({
    name: CLINIC,
    kind: "primary_care",
    code: "C1",
    area: township,
    guide: hospital,
  });
  const office = await institution({
    name: "临江区精防办",
    kind: "mental_health_office",
    code: "J1",
    area: county,
  });
  const police = await institution({ name: "临江公安分局", kind: "police", code: "P1", area: county });
  await joins(origin, hospital, DUTY, null);
  await joins(origin, hospital, ATTENDING, { word: "psychiatrist", rank: "attending" });
  await joins(origin, hospital, RESIDENT, { word: "psychiatrist", rank: "resident" });
  await joins(origin, office, OFFICE, null);
  await joins(origin, clinic, CLERK, null);
  await joins(origin, police, LIAISON, null);
  return { county, township, hospital, general, clinic, office, police };
}

/** An operator on the telephone refers somebody to the hospital, which accepts them, and they come. */
export async function personIsReferred(origin, { township, hospital }) {
  const operator = await signedIn(origin, OPERATOR.username);
  const phone = {
    id: randomUUID(),
    number: "13900139000",
    direction: "incoming",
    language: "zh-CN",
    started_at: Date.now() * 1_000,
  };
  const { session } = await asked(origin, "POST", "phone-sessions", { token: operator, body: phone });
  const { referral } = await call(origin, "POST", `sessions/${session}/case`, operator, {
    form: {
      area: township,
      basis: "consent",
      details: [{ field: "situation", text: SITUATION, leaving: "leaves" }],
    },
    route: { kind: "one", to: hospital, priority: "urgent" },
    note: "",
  });
  const duty = await signedIn(origin, DUTY.username);
  for (const kind of ["accepted", "attended"]) {
    const { version } = await asked(origin, "GET", `referrals/${referral}`, { token: duty });
    await call(origin, "POST", `referrals/${referral}/answer`, duty, { version, said: { kind }, note: "" });
  }
  return { session, referral };
}
