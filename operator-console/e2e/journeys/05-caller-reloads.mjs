// A caller reloads twice and loses the network: no line is lost, none is there twice.
import assert from "node:assert/strict";
import { OPERATOR } from "../lib/centre.mjs";

export const name = "caller reloads";

export async function travel(journey, centre) {
  await journey.on(centre.open());
  const operator = await journey.staff(OPERATOR);
  const caller = await journey.caller();
  const said = ["在吗", "第一句", "第二句", "断网时写的"];
  const onceEach = async (who) => {
    for (const line of said) await who.said(line).waitFor();
    for (const line of said) assert.equal(await who.said(line).count(), 1, `${line} at ${who.person.name}`);
  };

  await journey.step("a talk under way", async () => {
    await operator.startShift();
    await caller.entersQuietly("在吗");
    await operator.accept();
  });
  await journey.step("she reloads right after sending, twice", async () => {
    for (const line of ["第一句", "第二句"]) {
      await caller.box.fill(line);
      await caller.box.press("Enter");
      await caller.page.reload();
      await caller.said(line).waitFor();
    }
    await caller.sees("接线员 07 正在和你聊");
  });
  await journey.step("half a line survives a reload", async () => {
    await caller.box.fill("还没写完");
    await caller.page.reload();
    await caller.said("第二句").waitFor();
    assert.equal(await caller.box.inputValue(), "还没写完");
    await caller.box.fill("");
  });
  await journey.step("she writes without network; it goes out when the network is back", async () => {
    caller.person.mayComplain(/ERR_INTERNET_DISCONNECTED|WebSocket/);
    await caller.person.context.setOffline(true);
    await caller.sees("你的设备没有网络");
    await caller.box.fill("断网时写的");
    await caller.box.press("Enter");
    await caller.sees("连上后发出");
    await caller.look("offline");
    await operator.page.getByText(/来访者的页面已断开/).waitFor();
    await operator.look("caller-gone");
    await caller.person.context.setOffline(false);
    await onceEach(operator);
  });
  await journey.step("no line is lost or doubled on either side", async () => {
    await operator.say("都收到了");
    await caller.said("都收到了").waitFor();
    await onceEach(caller);
    await onceEach(operator);
    await caller.page.reload();
    await caller.said("都收到了").waitFor();
    await onceEach(caller);
  });
}
