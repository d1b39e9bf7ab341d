import { describe, expect, it } from "vitest";
import { readList } from "./list";

describe("a department's list", () => {
  it("reads lines of a sheet, with or without document and level", () => {
    const { lines, faults } = readList(
      "张三\t1991-04-05\t530125199104050029\t4\n\n李四，1980年1月2日\n王五,19700101,,3\r\n",
    );
    expect(faults).toEqual([]);
    expect(lines).toEqual([
      {
        name: "张三",
        born_on: "1991-04-05",
        document: { kind: "identity_card", number: "530125199104050029" },
        level: 4,
      },
      { name: "李四", born_on: "1980-01-02", document: null, level: null },
      { name: "王五", born_on: "1970-01-01", document: null, level: 3 },
    ]);
  });

  it("says of each line that cannot be read why", () => {
    const { lines, faults } = readList(
      ",1991-04-05\n张三,1991-02-30\n李四,1980-01-02,,6\n王五,1980-01-02,,3,又",
    );
    expect(lines).toEqual([]);
    expect(faults).toEqual([
      { line: 1, fault: "name" },
      { line: 2, fault: "born" },
      { line: 3, fault: "level" },
      { line: 4, fault: "columns" },
    ]);
  });
});
