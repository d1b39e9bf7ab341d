// Does a record begin with what is known, and leave the rest to whoever was there?
import { expect, it } from "vitest";
import type { DispatchView } from "../../../protocol/generated";
import { knownOf } from "./record";

it("begins with place, reporter, crew, reasons and measures, and says nothing of the course", () => {
  const crew = [
    { name: "韩队", profession: "psychiatrist" },
    { name: "秦护士", profession: "nurse" },
    { name: "王社工", profession: "social_worker" },
  ];
  const view = {
    brief: {
      place: { words: "河堤路 3 号" },
      informant: { name: "王某", relation: "父亲", phone: "" },
    },
    reasons: ["harm_to_self"],
    strip: { crew },
  } as unknown as DispatchView;
  const form = knownOf(view, ["on_site"]);
  expect(form).toMatchObject({
    place: "河堤路 3 号",
    reporter: "王某，父亲",
    psychiatrists: ["韩队"],
    nurses: ["秦护士"],
    reasons: ["harm_to_self"],
    measures: ["on_site"],
    narrative: "",
    effect: "",
  });
});
