// Which kind of spreadsheet a file is. By its name: what browsers say of CSV depends on the programs of the machine.

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function typeOfSheet(name: string): string {
  return name.toLowerCase().endsWith(".xlsx") ? XLSX : "text/csv";
}
