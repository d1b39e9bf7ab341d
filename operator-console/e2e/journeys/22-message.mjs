// A page goes out as a text message; its gateway reports that it has arrived, and whoever looks after what leaves the house
// sees when.
import assert from "node:assert/strict";
import { SUPERVISOR } from "../lib/centre.mjs";
import { crisisTeam, dispatchIsAsked, LEAD } from "../lib/crisis-team.mjs";
import { Gateway } from "../lib/gateway.mjs";

export const name = "text message";

const NUMBER = "13700137009";

export async function travel(journey, centre) {
  const gateway = await Gateway.open();
  try {
    const { origin } = await journey.on(centre.open({}, gateway.files));
    const team = await crisisTeam(origin, { channel: "sms", address: NUMBER });
    const asks = await dispatchIsAsked(origin, team);
    const supervisor = await journey.staff(SUPERVISOR);
    await journey.step("the gateway has taken it: nobody knows yet whether it arrived", () =>
      isTaken(supervisor, gateway, asks),
    );
    await journey.step("the gateway reports, and both pages say when it arrived", () =>
      arrives(supervisor, gateway, origin, asks),
    );
  } finally {
    gateway.close();
  }
}

async function isTaken(supervisor, { messages }, { number }) {
  await supervisor.signIn();
  await supervisor.goes("发件箱", "台账");
  await supervisor.row("短信").filter({ hasText: LEAD.name }).filter({ hasText: "已被接收" }).waitFor();
  assert.equal(messages.length, 1);
  assert.equal(messages[0].to, NUMBER);
  assert.ok(messages[0].text.includes(number));
  assert.equal(await supervisor.page.getByText(/已送达/).count(), 0);
}

async function arrives(supervisor, gateway, origin, { number }) {
  const { page } = supervisor;
  await gateway.delivers(origin, gateway.messages[0]);
  // The list is looked at again by itself.
  await supervisor
    .row("短信")
    .getByText(/已送达 20\d\d-/)
    .waitFor({ timeout: 15_000 });
  await supervisor.look("outbox-delivered");
  await supervisor.goes("出动", "危机干预");
  const strip = page.getByRole("article", { name: `出动 ${number}` });
  await strip.getByText(/呼叫情况/).click();
  await strip.getByText(LEAD.name).click();
  await strip.getByText("已送达").first().waitFor();
  await supervisor.look("dispatches-delivered");
}
