// Does everything sound that must, as long as it must, and nothing else?
import { expect, it } from "vitest";
import type { Alert, WaitingRow } from "../../protocol/generated";
import { alarmsOf, alarmUrgency, mostUrgentFirst, ringing } from "./alarms";

const SECOND = 1_000_000;
const alert = (more: Partial<Alert>): Alert => ({
  alert: "a",
  kind: "raised_hand",
  session: null,
  alias: null,
  staff: null,
  staff_name: null,
  raised_at: 0,
  wish: "",
  dispatch: null,
  dispatch_number: null,
  referral: null,
  ...more,
});
const waits = (more: Partial<WaitingRow>): WaitingRow => ({
  session: "s",
  alias: "晚风",
  channel: "web",
  language: "zh-CN",
  wished_gender: null,
  tier: "high",
  reasons: [],
  waiting_since: 0,
  target_at: 30 * SECOND,
  offered: null,
  caller: { kind: "here" },
  ...more,
});
const keys = (alarms: readonly { key: string }[]) => alarms.map(({ key }) => key);

it("sounds for a wait over the target only at high risk, and only from then on", () => {
  const rows = [waits({}), waits({ session: "low", tier: "low" }), waits({ session: "new", tier: null })];
  expect(alarmsOf([], rows, 30 * SECOND)).toEqual([]);
  expect(keys(alarmsOf([], rows, 31 * SECOND))).toEqual(["wait:s"]);
});

it("puts what somebody may be in danger by before what has waited longer", () => {
  const alerts = [
    alert({ alert: "mail", kind: "delivery_troubled" }),
    alert({ alert: "late", raised_at: 9 }),
    alert({ alert: "early", kind: "holder_lost", raised_at: 5 }),
  ];
  expect(mostUrgentFirst(alerts).map((one) => one.alert)).toEqual(["early", "late", "mail"]);
});

it("goes on sounding while somebody may be in danger, and says the rest once", () => {
  const alerts = [alert({}), alert({ alert: "b", kind: "delivery_troubled" })];
  const alarms = alarmsOf(alerts, [], 0);
  expect(keys(alarms)).toEqual(["a", "b"]);
  expect(keys(ringing(alarms, new Set()))).toEqual(["a"]);
});

it("keeps quiet about what was hushed, not about what comes after", () => {
  const alarms = alarmsOf([alert({}), alert({ alert: "later", raised_at: SECOND })], [], SECOND);
  expect(keys(ringing(alarms, new Set(["a"])))).toEqual(["later"]);
});

it("rises while nobody sees to it", () => {
  expect([0, 29, 30, 60].map((age) => alarmUrgency(0, age * SECOND))).toEqual([0, 0, 1, 2]);
});
