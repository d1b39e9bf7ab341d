// A crisis team of two with its area and policy, and dispatches that are asked for, without a page: for journeys in which
// that is not the point.
import { randomUUID } from "node:crypto";
import { asked, hire, OPERATOR, SUPERVISOR, signedIn } from "./centre.mjs";

const CREW = { languages: ["zh-CN"], gender: null, grade: "full" };
export const LEAD = { name: "韩队", username: "han.dui", badge: "71", roles: ["crisis_lead"], ...CREW };
export const NURSE = {
  name: "秦护士",
  username: "qin.hushi",
  badge: "72",
  roles: ["crisis_member"],
  ...CREW,
};
export const AREA = "临江区";
export const TEAM = "临江一组";
export const LEAD_MAIL = "han.dui@team.example";

const MINUTE_MS = 60_000;
const PHONES = { lead: "13700137001", nurse: "13700137002" };

const call = (origin, method, path, token, body) =>
  asked(origin, method, path, { token, body: { id: randomUUID(), ...body } });

export const BY_MAIL = { channel: "email", address: LEAD_MAIL };

/** Everybody of the team is paged at once; the lead also over what reaches away from the console. `area`: one that is there. */
export async function crisisTeam(origin, reached = BY_MAIL, area = null) {
  const [lead, nurse] = [await hire(origin, LEAD), await hire(origin, NURSE)];
  const keeper = await signedIn(origin, SUPERVISOR.username);
  area ??= (await call(origin, "POST", "areas", keeper, { county: null, name: AREA })).area;
  const step = { whom: "whole_team", channels: ["console", reached.channel], wait_ms: 5 * MINUTE_MS };
  const form = {
    name: TEAM,
    level: "county",
    area,
    neighbours: [],
    policy: { steps: [step], rounds: 2 },
    cover: ["psychiatrist", "nurse"].map((profession) => ({ profession, count: 1 })),
  };
  const { team } = await call(origin, "POST", "teams", keeper, { form });
  const member = (staff, duty, profession, phone, contacts) =>
    call(origin, "PUT", `teams/${team}/members/${staff}`, keeper, {
      duty,
      professions: [profession],
      skills: [],
      phone,
      contacts,
    });
  await member(lead, "lead", "psychiatrist", PHONES.lead, [reached]);
  await member(nurse, "member", "nurse", PHONES.nurse, []);
  return { area, team, lead, nurse };
}

/** An operator on the telephone with somebody in danger asks for the team. */
export async function dispatchIsAsked(origin, { area }, { purpose = "real" } = {}) {
  const operator = await signedIn(origin, OPERATOR.username);
  const phone = {
    id: randomUUID(),
    number: "13900139000",
    direction: "incoming",
    language: "zh-CN",
    started_at: Date.now() * 1_000,
  };
  const { session } = await asked(origin, "POST", "phone-sessions", { token: operator, body: phone });
  const brief = {
    place: { words: "河堤路 3 号 2 单元 601", coordinates: null, map_link: "", confidence: "likely" },
    person: { name: "", phone: "13900139000", about: "女，约 30 岁" },
    situation: "独自在家，说今晚不想活了",
    danger_on_the_way: "",
    informant: { name: "", relation: "", phone: "" },
    call_back: "0571-12356",
  };
  const dispatch = await call(origin, "POST", `sessions/${session}/dispatch`, operator, {
    purpose,
    area,
    class: "immediate",
    basis: "consent",
    reasons: ["harm_to_self"],
    services: ["police"],
    brief,
  });
  return { ...dispatch, session, operator };
}

/** How a dispatch stands, as who directs it sees it. */
export async function dispatchNow(origin, dispatch) {
  const supervisor = await signedIn(origin, SUPERVISOR.username);
  return asked(origin, "GET", `dispatches/${dispatch}`, { token: supervisor });
}
