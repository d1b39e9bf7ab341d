// An operator's browser dies, another's network goes: the caller is told, handed on with the talk, and late words are refused.
import assert from "node:assert/strict";
import { ask, OPERATOR, SECOND, SYSTEM, signedIn } from "../lib/centre.mjs";

export const name = "operator's browser killed";

export async function travel(journey, centre) {
  const hotline = await journey.on(centre.open());
  await journey.step("the grace is set to its least, five seconds", () => shortenGrace(journey));

  const { member: first, kill } = await journey.staffAlone(OPERATOR);
  const caller = await journey.caller();
  let session;
  await journey.step("a talk under way, a second operator on duty", async () => {
    await first.startShift();
    await caller.entersQuietly("我已经两周没有睡好");
    await first.accept();
    await first.say("两周一定很难熬");
    await caller.said("两周一定很难熬").waitFor();
    session = new URL(first.page.url()).searchParams.get("session");
  });
  const second = await journey.staff(SECOND);
  await journey.step("the second begins his shift", () => second.startShift());

  await journey.step("the first one's browser is killed: the caller is told at once", async () => {
    const killedAt = Date.now();
    await kill();
    await caller.sees(/接线员 .* 断线了/);
    assert.ok(Date.now() - killedAt < 1_500, `told after ${Date.now() - killedAt} ms`);
    await caller.look("operator-lost");
  });
  await journey.step("after the grace the caller is handed on, with the whole talk", async () => {
    await second.offer.getByText(/对话中断，请继续/).waitFor();
    await second.look("offer-again");
    await second.accept();
    await caller.sees("接线员 12 正在和你聊");
    for (const line of ["我已经两周没有睡好", "两周一定很难熬"])
      assert.equal(await second.said(line).count(), 1, line);
    await second.say("我是接着来的，前面的我都看到了");
    await caller.said("我是接着来的，前面的我都看到了").waitFor();
  });
  await journey.step("the first comes back, and writes nothing into what is no longer hers", () =>
    lateWriteOfTheFirst(hotline, session),
  );
  const back = await journey.staff(OPERATOR);
  await journey.step("her desk is empty, and she is free for others", async () => {
    await back.comesBack();
    assert.equal(
      await back.page.getByRole("button", { name: /会话/ }).filter({ hasText: "我在" }).count(),
      0,
    );
  });
  await journey.step("the second loses the network while he writes: handed on again", () =>
    writesTooLate({ late: second, next: back, caller }),
  );
}

async function shortenGrace(journey) {
  const system = await journey.staff(SYSTEM);
  await system.signIn();
  await system.page.getByRole("link", { name: "设置" }).click();
  await system.page.getByLabel("接线员掉线宽限（秒）").fill("5");
  await system.button("保存").click();
  await system.page.getByText("设置已保存").waitFor();
  await system.page.close();
}

async function lateWriteOfTheFirst(hotline, session) {
  const token = await signedIn(hotline.origin, OPERATOR.username);
  const body = {
    id: crypto.randomUUID(),
    fence: 1,
    assessment: { kind: "not_assessed", reason: "caller_left", remarks: "" },
  };
  const answer = await ask(hotline.origin, "POST", `sessions/${session}/assessment`, { token, body });
  assert.equal(answer.body?.code, "lease_lost", JSON.stringify(answer));
}

async function writesTooLate({ late, next, caller }) {
  // 403: what his page still asks of a session that is no longer his.
  late.person.mayComplain(/ERR_INTERNET_DISCONNECTED|WebSocket|403/);
  await late.person.context.setOffline(true);
  await late.page.getByText("离线，不会收到新来访者").first().waitFor();
  await late.box.fill("这句会太晚");
  await late.box.press("Enter");
  await late.page.getByText("等待网络恢复后发送").waitFor();
  await late.look("offline");
  await next.accept();
  await next.say("现在由我接着");
  await late.person.context.setOffline(false);
  await late.page.getByText(/的会话已由其他人接手/).waitFor();
  await late.look("lease-lost");
  await caller.said("现在由我接着").waitFor();
  assert.equal(await caller.said("这句会太晚").count(), 0);
  assert.equal(await next.said("这句会太晚").count(), 0);
}
