// A talk that was held, recorded and closed: for journeys in which it is what others look at afterwards.

export async function closedTalk(journey, operator) {
  const caller = await journey.caller();
  await operator.startShift();
  await caller.entersQuietly("我很害怕");
  await operator.accept();
  await operator.say("我在这里，慢慢说");
  await caller.says("好一些了");
  await operator.said("好一些了").waitFor();
  await operator.end();
  await operator.finish();
}
