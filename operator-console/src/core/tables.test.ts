// Does a spreadsheet read the exported tables as they were shown, and run nothing of them?
// @vitest-environment node
import readExcelFile from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { toCsv } from "./csv.ts";
import { toXlsx } from "./xlsx.ts";

/** What a spreadsheet would run, or take for another cell. */
const DANGEROUS = ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1"];

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const textOf = async (blob: Blob) =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(await bytesOf(blob));
const cellsOf = async (blob: Blob) => readExcelFile(Buffer.from(await bytesOf(blob)), { trim: false });

describe("as CSV", () => {
  it("a spreadsheet reads Chinese, quotes and line breaks", async () => {
    const csv = toCsv({ head: ["姓名", "n"], rows: [['他说"好"\n', 3]] });
    expect(await textOf(csv)).toBe('\uFEFF"姓名","n"\r\n"他说""好""\n",3\r\n');
  });

  it("what begins like a formula is a text, a number below zero is a number", async () => {
    const csv = toCsv({ head: ["a"], rows: [...DANGEROUS.map((text) => [text]), [-2]] });
    const expected = DANGEROUS.map((text) => `"'${text}"\r\n`).join("");
    expect(await textOf(csv)).toBe(`\uFEFF"a"\r\n${expected}-2\r\n`);
  });
});

describe("as XLSX", () => {
  it("a spreadsheet reads the sheet's name, words and numbers", async () => {
    const xlsx = await toXlsx("账号", {
      head: ["姓名", "n"],
      rows: [
        ['他说"好" & <b>', 3],
        ["", 0],
      ],
    });
    expect(await cellsOf(xlsx)).toEqual([
      {
        sheet: "账号",
        data: [
          ["姓名", "n"],
          ['他说"好" & <b>', 3],
          [null, 0],
        ],
      },
    ]);
  });

  it("what begins like a formula is read as the text that it was", async () => {
    const xlsx = await toXlsx("a", { head: ["a"], rows: DANGEROUS.map((text) => [text]) });
    const [read] = await cellsOf(xlsx);
    expect(read?.data.slice(1)).toEqual(DANGEROUS.map((text) => [text]));
  });
});
