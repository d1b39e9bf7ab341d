// A list as a table: small, whole, scrolled sideways where it is wide, and saying what to do when it is empty.
import { Table, type TableProps } from "antd";
import { Empty } from "./states";

interface Props<Row> {
  rows: readonly Row[];
  rowKey: (keyof Row & string) | ((row: Row) => string);
  empty: string;
  columns: NonNullable<TableProps<Row>["columns"]>;
  rowClassName?: (row: Row) => string;
}

export function ListTable<Row extends object>({ rows, rowKey, empty, columns, rowClassName }: Props<Row>) {
  return (
    <Table<Row>
      size="small"
      rowKey={rowKey}
      pagination={false}
      scroll={{ x: true }}
      dataSource={[...rows]}
      locale={{ emptyText: <Empty>{empty}</Empty> }}
      columns={columns}
      {...(rowClassName === undefined ? {} : { rowClassName })}
    />
  );
}
