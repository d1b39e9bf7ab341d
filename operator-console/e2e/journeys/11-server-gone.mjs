// Without JavaScript the numbers stand; when the server dies an open page keeps them, and the talk goes on when it is back.
import assert from "node:assert/strict";
import { OPERATOR } from "../lib/centre.mjs";

export const name = "server gone and back";

export async function travel(journey, centre) {
  const hotline = await journey.on(centre.open());
  await journey.step("without JavaScript: the numbers, and what they are for", async () => {
    const caller = await journey.caller({ javaScriptEnabled: false });
    await caller.open();
    for (const number of ["110", "120", "12356"])
      assert.equal(
        await caller.page.getByRole("link", { name: number }).last().getAttribute("href"),
        `tel:${number}`,
      );
    await caller.sees(/这个浏览器不能使用文字聊天/);
    if (process.env.SHOTS !== undefined)
      await caller.page.screenshot({ path: `${process.env.SHOTS}/help-no-script-zh-light.png` });
  });
  const operator = await journey.staff(OPERATOR);
  const caller = await journey.caller();
  const visitor = await journey.caller();
  for (const { person } of [operator, caller, visitor])
    person.mayComplain(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|WebSocket/);
  await journey.step("a talk under way, and somebody who only looks", async () => {
    await operator.startShift();
    await visitor.open();
    await visitor.button("开始文字聊天").waitFor();
    await caller.entersQuietly("在吗");
    await operator.accept();
    await operator.say("我在");
    await caller.said("我在").waitFor();
  });
  await journey.step(
    "the server is killed: everybody is told, the numbers stay, writing goes on",
    async () => {
      await hotline.kill();
      await caller.sees("连接断了，正在重新连接");
      assert.ok(await caller.page.getByRole("link", { name: "120" }).first().isVisible());
      await caller.box.fill("我还在写");
      await caller.box.press("Enter");
      await caller.sees("连上后发出");
      await caller.look("server-gone");
      await operator.page
        .getByText(/正在重连/)
        .first()
        .waitFor();
      await operator.box.fill("我也还在");
      await operator.box.press("Enter");
      await operator.page.getByText("等待网络恢复后发送").waitFor();
      await operator.look("server-gone");
      // The first screen asks every half minute.
      await visitor.page.getByText(/暂时连不上服务器/).waitFor({ timeout: 40_000 });
      await visitor.look("home-server-gone");
    },
  );
  await journey.step("the server is back: both lines arrive, once", async () => {
    await hotline.start();
    await caller.said("我也还在").waitFor();
    await operator.said("我还在写").waitFor();
    for (const who of [caller, operator])
      for (const line of ["在吗", "我在", "我还在写", "我也还在"])
        assert.equal(await who.said(line).count(), 1, line);
    await caller.sees("接线员 07 正在和你聊");
  });
}
