// A button for an action on a session. The server says whether it may be done; a button that may not says why.
import { App, type ButtonProps } from "antd";
import type { ActionName, Allowed } from "../../protocol/generated";
import { ariaKeysOf, keysOf, type ShortcutName, useShortcut } from "../shortcuts";
import { ReasonedButton, usePermitWords } from "./ReasonedButton";

interface Props extends Omit<ButtonProps, "onClick" | "disabled"> {
  action: ActionName;
  actions: readonly Allowed[];
  onAct: () => void;
}

/** An action that the server does not name is not permitted. */
function useWhyNot(action: ActionName, actions: readonly Allowed[]): string | null {
  const words = usePermitWords();
  return words(actions.find(({ name }) => name === action)?.allowed ?? { kind: "no", code: "forbidden" });
}

export function ActionButton({ shortcut, children, ...props }: Props & { shortcut: ShortcutName }) {
  const { message } = App.useApp();
  const why = useWhyNot(props.action, props.actions);
  useShortcut(shortcut, () => (why === null ? props.onAct() : void message.info(why)));
  return (
    <PlainActionButton {...props} aria-keyshortcuts={ariaKeysOf(shortcut)}>
      {children} <kbd>{keysOf(shortcut)}</kbd>
    </PlainActionButton>
  );
}

/** Where the same action stands in many rows, and so has no key of its own. */
export function PlainActionButton({ action, actions, ...looks }: Props) {
  return <ReasonedButton why={useWhyNot(action, actions)} {...looks} />;
}
