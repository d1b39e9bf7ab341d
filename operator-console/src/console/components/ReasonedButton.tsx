// A button that says why it cannot be pressed now. Not `disabled`: such a button cannot be reached by keyboard.
import { App, Button, type ButtonProps, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { Permit } from "../../protocol/generated";
import { explainCode } from "../problems";

interface Props extends Omit<ButtonProps, "onClick" | "disabled"> {
  /** Null: it may be pressed. */
  why: string | null;
  onAct: () => void;
}

export function ReasonedButton({ why, onAct, ...looks }: Props) {
  const { message } = App.useApp();
  const not = why === null ? {} : { "aria-disabled": true, className: `${looks.className ?? ""} not-now` };
  // The same elements either way: what has the focus keeps it when the reason goes.
  return (
    <Tooltip title={why ?? undefined}>
      <Button {...looks} {...not} onClick={() => (why === null ? onAct() : void message.info(why))} />
    </Tooltip>
  );
}

/** Why something is not permitted, in the language of the screen; null where it is. */
export function usePermitWords(): (permit: Permit) => string | null {
  const { i18n } = useTranslation();
  return (permit) => {
    if (permit.kind === "yes") return null;
    const { title, detail } = explainCode(permit.code, i18n.language);
    return detail === "" ? title : `${title} ${detail}`;
  };
}
