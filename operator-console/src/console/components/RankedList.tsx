// Some of a list in the order that counts; each is moved one place at a time.
import { ArrowDownOutlined, ArrowUpOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { movedBy } from "../teams/order";

interface Props<T extends string> {
  id?: string | undefined;
  value: readonly T[];
  nameOf: (one: T) => string;
  onChange: ((value: T[]) => void) | undefined;
  /** What else may be done with one of them. */
  beside?: (one: T) => ReactNode;
}

export function RankedList<T extends string>({ id, value, nameOf, onChange, beside }: Props<T>) {
  const { t } = useTranslation();
  return (
    <ol id={id} className="ranked">
      {value.map((one, at) => (
        <li key={one}>
          <span className="grow">{nameOf(one)}</span>
          <Button
            size="small"
            type="text"
            icon={<ArrowUpOutlined />}
            aria-label={t("teams.earlier", { name: nameOf(one) })}
            disabled={at === 0}
            onClick={() => onChange?.(movedBy(value, at, -1))}
          />
          <Button
            size="small"
            type="text"
            icon={<ArrowDownOutlined />}
            aria-label={t("teams.later", { name: nameOf(one) })}
            disabled={at === value.length - 1}
            onClick={() => onChange?.(movedBy(value, at, 1))}
          />
          {beside?.(one)}
        </li>
      ))}
    </ol>
  );
}
