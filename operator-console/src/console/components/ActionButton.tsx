// A button for an action on a session. The server says whether it may be done; a button that may not says why.
import { App, Button, type ButtonProps, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { ActionName, Allowed } from "../../protocol/generated";
import { whyNot } from "../desk/state";
import { explainCode } from "../problems";
import { ariaKeysOf, keysOf, type ShortcutName, useShortcut } from "../shortcuts";

interface Props extends Omit<ButtonProps, "onClick" | "disabled"> {
  action: ActionName;
  actions: readonly Allowed[];
  shortcut: ShortcutName;
  onAct: () => void;
}

export function ActionButton({ action, actions, shortcut, onAct, children, ...looks }: Props) {
  const { i18n } = useTranslation();
  const { message } = App.useApp();
  const code = whyNot(actions, action);
  const why = code === null ? null : explainCode(code, i18n.language);
  const act = () => {
    if (why === null) onAct();
    else void message.info(`${why.title}${why.detail === "" ? "" : ` · ${why.detail}`}`);
  };
  useShortcut(shortcut, act);
  return (
    <Tooltip title={why === null ? undefined : `${why.title} ${why.detail}`}>
      {/* Not `disabled`: such a button cannot be reached by keyboard, and so could not say why. */}
      <Button
        {...looks}
        {...(why === null ? {} : { "aria-disabled": true, className: `${looks.className ?? ""} not-now` })}
        aria-keyshortcuts={ariaKeysOf(shortcut)}
        onClick={act}
      >
        {children} <kbd>{keysOf(shortcut)}</kbd>
      </Button>
    </Tooltip>
  );
}
