// Follow-up visits: by the page as somebody at a door fills it in, and without a page where that is not the point.
import { randomUUID } from "node:crypto";
import { asked } from "./centre.mjs";

const DAY_MS = 86_400_000;

/** So many days before today, as the centre counts them. */
export const daysAgo = (days) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(
    new Date(Date.now() - days * DAY_MS),
  );

const FOUND = {
  interviewed: ["patient"],
  dangerousness: 0,
  symptoms: { kind: "gone" },
  insight: "full",
  sleep: "good",
  diet: "good",
  functions: { self_care: "good", housework: "good", work: null, learning: "good", social: "good" },
  acts: { minor: 0, incident: 0, serious: 0, other: 0, self_harm: 0, attempted_suicide: 0 },
  restraint: "none",
  hospital: { kind: "never" },
  laboratory: { kind: "no" },
  physical: "stable",
  adherence: "regular",
  reaction: { kind: "no" },
  effect: "better",
  referral: { kind: "not_needed" },
  medication: [{ drug: "奥氮平", dose: { kind: "daily", morning_ug: 0, noon_ug: 0, night_ug: 10_000 } }],
  rehabilitation: [],
  companions: [],
  remarks: "",
};

/** Handed in by whoever has this token; the patient was reached. */
export function visited(origin, token, patient, on, decided, found = {}) {
  const outcome = { kind: "reached", findings: { ...FOUND, ...found } };
  return asked(origin, "POST", `patients/${patient}/visits`, {
    token,
    body: {
      id: randomUUID(),
      form: { on, mode: "phone", outcome },
      decision: { class: decided, because: "" },
    },
  });
}

/** The fewest answers that make a visit whole: of somebody who is well, whom somebody speaks with. */
export const LEAST = [
  ["随访方式", "电话"],
  ["随访结果", "访到"],
  ["受访者", "患者本人"],
  ["危险性评估", /^0 级/],
  ["目前症状", "基本消失"],
  ["自知力", "自知力完全"],
  ["睡眠情况", "良好"],
  ["饮食情况", "良好"],
  ["个人生活料理", "良好"],
  ["家务劳动", "良好"],
  ["生产劳动及工作", "此项不适用"],
  ["学习能力", "良好"],
  ["社会人际交往", "良好"],
  ["危险行为（次数）", "都没有"],
  ["关锁情况", "无关锁"],
  ["住院情况", "从未住院"],
  ["实验室检查", "无"],
  ["躯体疾病", "稳定或没有躯体疾病"],
  ["服药依从性", "医嘱无需服药"],
  ["药物不良反应", "未用药，不适用"],
  ["治疗效果", "好转"],
  ["转诊", "不需要转诊"],
];

/** Chooses an answer of a question. */
export async function answers({ page }, question, answer) {
  await page.getByRole("group", { name: question, exact: true }).getByText(answer, { exact: true }).click();
}

/** Every answer of a list. */
export async function fillsIn(member, list = LEAST) {
  for (const [question, answer] of list) await answers(member, question, answer);
}
