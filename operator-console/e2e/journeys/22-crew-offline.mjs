// A team without a network: the page opens all the same, what is done waits sealed on the phone, and is sent in order when
// the network is back.
import assert from "node:assert/strict";
import { crisisTeam, dispatchIsAsked, dispatchNow, LEAD, NURSE } from "../lib/crisis-team.mjs";

export const name = "crew offline";

export async function travel(journey, centre) {
  const { origin } = await journey.on(centre.open());
  const team = await crisisTeam(origin);
  const lead = await journey.phone(LEAD);
  const nurse = await journey.phone(NURSE);
  const asks = await dispatchIsAsked(origin, team);
  await journey.step("both answer, and the lead opens it", async () => {
    for (const phone of [nurse, lead]) {
      await phone.open();
      await phone.signsIn({ keep: "我的手机" });
      await phone.button("确认接警，我出动").click();
      await phone.page.getByRole("link", { name: `打开 ${asks.number}` }).waitFor();
    }
    await lead.opensDispatch(asks.number);
    await lead.page.evaluate(() => navigator.serviceWorker.ready);
  });
  await journey.step("the network goes, and the page opens all the same", () => goesDark(lead));
  await journey.step("what is done waits", () => worksOffline(lead));
  await journey.step("nothing of it lies readable on the phone", () => isSealed(lead));
  await journey.step("the network is back: all arrives, in order, with when it happened", () =>
    comesBack(lead, origin, asks),
  );
}

async function goesDark(lead) {
  lead.person.mayComplain(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket/);
  await lead.person.context.setOffline(true);
  await lead.sees("没有网络");
  await lead.page.reload();
  await lead.sees("河堤路 3 号 2 单元 601");
  await lead.sees("没有网络：显示的是已经下载的内容");
}

async function worksOffline(lead) {
  await lead.button("出发").click();
  await lead.button("已到现场").click();
  await lead.page.getByLabel("写给接线员").fill("没有信号，已到楼下");
  await lead.button("发送").click();
  await lead.saysSafe();
  await lead.button("已接触到求助者").click();
  await lead.page.getByText("等待发送 5").waitFor();
  await lead.look("offline");
  // Closed and opened again, still without a network.
  await lead.page.reload();
  await lead.page.getByText("等待发送 5").waitFor();
  await lead.button("决定处置").waitFor();
}

/** Every byte of every record of every database of the page. */
async function isSealed(lead) {
  const { texts, keys } = await lead.page.evaluate(async () => {
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open("xinqiao-crew"));
    const all = async (name) => done(database.transaction(name).objectStore(name).getAll());
    const records = await all("records");
    const keys = await all("keys");
    const texts = records.map(({ bytes }) => new TextDecoder().decode(bytes));
    for (const store of [localStorage, sessionStorage]) texts.push(JSON.stringify({ ...store }));
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) texts.push(request.url);
    return { texts, keys: keys.map(({ extractable }) => extractable) };
  });
  assert.deepEqual(keys, [false], "one key, and nobody can read it");
  assert.ok(texts.length > 5);
  for (const text of texts)
    for (const word of ["河堤路", "没有信号", "13900139000", "happened_at", "/api/"])
      assert.ok(!text.includes(word), `${word} lies readable on the phone`);
}

async function comesBack(lead, origin, { dispatch }) {
  const { page } = lead;
  const sent = [];
  page.on("request", (request) => {
    const [, path] = /\/dispatches\/[^/]+\/(progress|messages|check-ins)$/.exec(request.url()) ?? [];
    if (path !== undefined && request.method() === "POST") sent.push([path, request.postDataJSON()]);
  });
  const done = page.getByText("已送达");
  await lead.person.context.setOffline(false);
  await page.getByText(/等待发送 \d/).waitFor({ state: "detached" });
  await done.first().waitFor();
  assert.deepEqual(
    sent.map(([path, body]) => body.report?.kind ?? path),
    ["en_route", "on_scene", "messages", "check-ins", "contact_made"],
  );
  const reports = sent.map(([, body]) => body.happened_at).filter((at) => at !== undefined);
  assert.deepEqual(reports, [...reports].sort());
  const view = await dispatchNow(origin, dispatch);
  assert.equal(view.strip.stage, "contact_made");
  const there = view.milestones.find(({ stage }) => stage === "on_scene");
  assert.ok(there.recorded_at > there.happened_at, "when it happened, and when it was written down");
  await lead.look("back");
}
