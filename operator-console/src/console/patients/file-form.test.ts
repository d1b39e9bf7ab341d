import { describe, expect, it } from "vitest";
import type { CaseDetail, PatientDetail } from "../../protocol/generated";
import { dayWritten, type FilledFile, fileOf, filledFromCase, filledFromPatient } from "./file-form";

describe("a day as people write it", () => {
  it.each([
    ["1991-04-05", "1991-04-05"],
    ["1991/4/5", "1991-04-05"],
    ["1991年4月5日", "1991-04-05"],
    ["19910405", "1991-04-05"],
    ["1991-02-30", null],
    ["约 30 岁", null],
    ["", null],
  ])("%s is %s", (written, day) => {
    expect(dayWritten(written)).toBe(day);
  });
});

describe("a patient's file", () => {
  const detail = (field: CaseDetail["field"], text: string): CaseDetail => ({
    field,
    text,
    leaving: "leaves",
  });

  it("takes from the case what it says, and leaves the rest to be asked", () => {
    const filled = filledFromCase([
      detail("name", " 周望舒 "),
      detail("born", "约 30 岁"),
      detail("phone", "137"),
    ]);
    expect([filled.name, filled.born_on, filled.phone, filled.guardian_name]).toEqual([
      "周望舒",
      "",
      "137",
      "",
    ]);
  });

  it("says in micrograms what is entered in milligrams, and no guardian where there is none", () => {
    const filled: FilledFile = {
      ...filledFromCase([detail("name", "周望舒")]),
      born_on: "1991-04-05",
      document_kind: null,
      guardian: "none",
      drugs: [
        {
          drug: " 奥氮平 ",
          kind: "daily",
          morning: null,
          noon: null,
          night: 12.5,
          every_weeks: null,
          dose: null,
        },
        {
          drug: "帕利哌酮",
          kind: "depot",
          morning: null,
          noon: null,
          night: null,
          every_weeks: 4,
          dose: 100,
        },
      ],
    };
    const { identity, guardian, clinical } = fileOf(filled);
    expect([identity.document, guardian, clinical.onset_on]).toEqual([null, null, null]);
    expect(clinical.medication).toEqual([
      { drug: "奥氮平", dose: { kind: "daily", morning_ug: 0, noon_ug: 0, night_ug: 12_500 } },
      { drug: "帕利哌酮", dose: { kind: "depot", every_weeks: 4, dose_ug: 100_000 } },
    ]);
  });

  it("cannot be corrected where something of it is not shown", () => {
    expect(filledFromPatient({ identity: null } as PatientDetail)).toBeUndefined();
  });
});
