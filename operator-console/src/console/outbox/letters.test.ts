// Does the outbox say what is somebody's to see to, why not again, and whether e-mail is set up?
import { expect, it } from "vitest";
import type { OutboxItem } from "../../protocol/generated";
import { channelState, isTroubled, whyNotAgain } from "./letters";

const item = (more: Partial<OutboxItem>): OutboxItem => ({
  item: "1",
  channel: "email",
  purpose: "test",
  staff: null,
  staff_name: null,
  word: "pending",
  because: null,
  attempts: 0,
  arrival: "certain",
  created_at: 0,
  due_at: null,
  expires_at: 0,
  delivered_at: null,
  answer: null,
  retry: "no",
  ...more,
});

it("asks for somebody where a letter is neither on its way nor accepted", () => {
  expect(isTroubled(item({ word: "suppressed" }))).toBe(true);
  expect(isTroubled(item({ word: "unknown" }))).toBe(true);
  expect(isTroubled(item({ word: "accepted" }))).toBe(false);
  expect(isTroubled(item({ word: "cancelled" }))).toBe(false);
});

it("says why a letter is not sent again", () => {
  expect(whyNotAgain(item({ word: "failed", retry: "yes" }))).toBe(null);
  expect(whyNotAgain(item({ word: "accepted" }))).toBe("accepted");
  expect(whyNotAgain(item({ word: "unknown" }))).toBe("onItsWay");
  expect(whyNotAgain(item({ word: "cancelled" }))).toBe("calledOff");
});

it("believes the newest letter that was tried about whether e-mail is set up", () => {
  expect(channelState([])).toBe("unknown");
  expect(channelState([item({ word: "suppressed", because: "no_address" })])).toBe("unknown");
  const unset = item({ word: "suppressed", because: "not_configured" });
  expect(channelState([item({}), unset, item({ word: "accepted" })])).toBe("notConfigured");
  expect(channelState([item({ word: "accepted" }), unset])).toBe("works");
});
